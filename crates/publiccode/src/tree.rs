//! The text as a tree of values that know their lines.
//!
//! Scalars stay text: only `null`, `~` and nothing are empty, and only `true` and `false` are a choice. What
//! YAML 1.1 read into `yes`, `on` or `no` (Norwegian!) is a word here, as YAML 1.2 says.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::LONGEST;
use crate::fault::{Fault, Reason};

/// The most values in a file, with what its aliases repeat: no file grows without end.
pub const MOST_NODES: usize = 50_000;
/// The most text in a file, in bytes, with what its aliases repeat.
pub const MOST_TEXT: usize = LONGEST;
/// The deepest a value may lie in others.
pub const DEEPEST: usize = 32;

/// A value and where it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its line, from 1.
    pub line: usize,
    /// What stands there.
    pub content: Content,
}

/// What stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// Text; `plain` where it stands there without quotes.
    Text {
        /// The text.
        text: String,
        /// Without quotes: `true` is a choice then, and a word otherwise.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in their order.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Its line.
    pub line: usize,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value under a key, where this is a map.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        match &self.content {
            Content::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// Whether nothing stands here.
    pub fn is_empty(&self) -> bool {
        self.content == Content::Empty
    }

    fn size(&self) -> usize {
        1 + match &self.content {
            Content::Empty | Content::Text { .. } => 0,
            Content::List(items) => items.iter().map(Self::size).sum(),
            Content::Map(entries) => entries.iter().map(|entry| entry.value.size()).sum(),
        }
    }

    /// The bytes of its texts and keys.
    fn text_length(&self) -> usize {
        match &self.content {
            Content::Empty => 0,
            Content::Text { text, .. } => text.len(),
            Content::List(items) => items.iter().map(Self::text_length).sum(),
            Content::Map(entries) => {
                entries.iter().map(|entry| entry.key.len() + entry.value.text_length()).sum()
            }
        }
    }

    fn depth(&self) -> usize {
        1 + match &self.content {
            Content::Empty | Content::Text { .. } => 0,
            Content::List(items) => items.iter().map(Self::depth).max().unwrap_or(0),
            Content::Map(entries) => entries.iter().map(|entry| entry.value.depth()).max().unwrap_or(0),
        }
    }
}

/// A list or map that is not closed yet.
struct Open {
    line: usize,
    anchor: usize,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map(Vec<Entry>, Option<(String, usize)>),
}

#[derive(Default)]
struct Builder {
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    /// Bytes of text, of copies too.
    text: usize,
    root: Option<Node>,
}

/// Reads the text; an empty one is an empty value.
///
/// # Errors
/// The one fault after which nothing of the file can be understood.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let mut builder = Builder::default();
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let detail = error.info().to_owned();
            Fault::of_file(error.marker().line().max(1), Reason::NotYaml { detail })
        })?;
        let line = span.start.line().max(1);
        match event {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(Fault::of_file(line, Reason::SecondDocument));
                }
            }
            Event::Scalar(text, style, anchor, _) => builder.scalar(line, &text, style, anchor)?,
            Event::SequenceStart(anchor, _) => builder.begin(line, anchor, OpenKind::List(Vec::new()))?,
            Event::MappingStart(anchor, _) => builder.begin(line, anchor, OpenKind::Map(Vec::new(), None))?,
            Event::SequenceEnd | Event::MappingEnd => builder.end(line)?,
            Event::Alias(anchor) => builder.alias(line, anchor)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
    }
    Ok(builder.root.unwrap_or(Node { line: 1, content: Content::Empty }))
}

impl Builder {
    fn scalar(&mut self, line: usize, text: &str, style: ScalarStyle, anchor: usize) -> Result<(), Fault> {
        let plain = style == ScalarStyle::Plain;
        self.grow(line, 0, text.len())?;
        let empty = plain && matches!(text, "" | "~" | "null" | "Null" | "NULL");
        let content = if empty && !self.at_key() {
            Content::Empty
        } else {
            Content::Text { text: text.to_owned(), plain }
        };
        self.put(Node { line, content }, anchor)
    }

    /// Whether a key comes next: there `null` is a word.
    fn at_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { kind: OpenKind::Map(_, None), .. }))
    }

    fn begin(&mut self, line: usize, anchor: usize, kind: OpenKind) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            return Err(Fault::of_file(line, Reason::TooDeep { most: DEEPEST }));
        }
        self.open.push(Open { line, anchor, kind });
        Ok(())
    }

    fn end(&mut self, line: usize) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else {
            return Err(Fault::of_file(line, Reason::NotYaml { detail: "unexpected end".into() }));
        };
        let content = match open.kind {
            OpenKind::List(items) => Content::List(items),
            OpenKind::Map(entries, _) => Content::Map(entries),
        };
        self.put(Node { line: open.line, content }, open.anchor)
    }

    fn alias(&mut self, line: usize, anchor: usize) -> Result<(), Fault> {
        // Taken out while it is counted and copied: an anchor is known once its value has ended.
        let Some(node) = self.anchors.remove(&anchor) else {
            return Err(Fault::of_file(line, Reason::NotYaml { detail: "alias to itself".into() }));
        };
        if self.open.len() + node.depth() > DEEPEST {
            return Err(Fault::of_file(line, Reason::TooDeep { most: DEEPEST }));
        }
        self.grow(line, node.size(), node.text_length())?;
        let content = node.content.clone();
        self.anchors.insert(anchor, node);
        self.put(Node { line, content }, 0)
    }

    /// Counts what is about to be kept, so that nothing is copied that is too much.
    fn grow(&mut self, line: usize, nodes: usize, text: usize) -> Result<(), Fault> {
        self.nodes = self.nodes.saturating_add(nodes);
        self.text = self.text.saturating_add(text);
        if self.nodes > MOST_NODES {
            return Err(Fault::of_file(line, Reason::TooManyValues { most: MOST_NODES }));
        }
        if self.text > MOST_TEXT {
            return Err(Fault::of_file(line, Reason::TooMuchText { most: MOST_TEXT }));
        }
        Ok(())
    }

    fn put(&mut self, node: Node, anchor: usize) -> Result<(), Fault> {
        self.grow(node.line, 1, 0)?;
        if anchor > 0 {
            self.grow(node.line, node.size(), node.text_length())?;
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::List(items)) => items.push(node),
            Some(OpenKind::Map(entries, waiting)) => match waiting.take() {
                Some((key, line)) => entries.push(Entry { key, line, value: node }),
                None => {
                    let Content::Text { text, .. } = node.content else {
                        let detail = "a key must be text".into();
                        return Err(Fault::of_file(node.line, Reason::NotYaml { detail }));
                    };
                    *waiting = Some((text, node.line));
                }
            },
        }
        Ok(())
    }
}
