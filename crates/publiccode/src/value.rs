//! Values without lines: what a file is written from, and what a section of a country is kept as.

use crate::tree::{Content, Node};

/// A value of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// `true` or `false`.
    Choice(bool),
    /// A list.
    List(Vec<Value>),
    /// Keys with values, in their order.
    Section(Vec<(String, Value)>),
}

impl From<&Node> for Value {
    fn from(node: &Node) -> Self {
        match &node.content {
            Content::Empty => Self::Empty,
            Content::Text { text, plain: true } if text == "true" => Self::Choice(true),
            Content::Text { text, plain: true } if text == "false" => Self::Choice(false),
            Content::Text { text, .. } => Self::Text(text.clone()),
            Content::List(items) => Self::List(items.iter().map(Self::from).collect()),
            Content::Map(entries) => {
                let pairs = entries.iter().map(|entry| (entry.key.clone(), Self::from(&entry.value)));
                Self::Section(pairs.collect())
            }
        }
    }
}
