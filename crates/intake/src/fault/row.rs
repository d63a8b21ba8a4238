//! What can be wrong with one row.
//!
//! Invariant: codes are stable: they are translation keys and part of the HTTP interface.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a column means to us, whatever the file calls it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The member municipality, by code or name.
    Member,
    /// What was counted, by code or name.
    Meter,
    /// The day, or a period that stands for its first day.
    Day,
    /// The year that goes with a bare week, month or quarter number.
    Year,
    /// How much was used.
    Quantity,
    /// What makes the row unique for its sender.
    EventId,
    /// What within the member the row is about.
    Subject,
    /// A member's code.
    Code,
    /// A member's name.
    Name,
    /// The day on which a membership began.
    Joined,
    /// The day on which an attribute had its value.
    ReferenceDate,
    /// The name of an attribute.
    Attribute,
    /// The value of an attribute.
    Value,
    /// The service that a cost belongs to, by code or name.
    Service,
    /// The kind of cost.
    Category,
    /// An amount of money.
    Amount,
    /// What a cost was for.
    Description,
    /// The document that proves a cost.
    Document,
    /// Whether municipalities offer a product.
    Municipal,
    /// Whether a product is for inhabitants.
    Citizen,
    /// Whether a product is for companies.
    Company,
    /// The law that a product follows from.
    Basis,
    /// Where that law stands.
    BasisLink,
}

impl Column {
    /// The stable word for the column: a translation key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Meter => "meter",
            Self::Day => "day",
            Self::Year => "year",
            Self::Quantity => "quantity",
            Self::EventId => "event-id",
            Self::Subject => "subject",
            Self::Code => "code",
            Self::Name => "name",
            Self::Joined => "joined",
            Self::ReferenceDate => "reference-date",
            Self::Attribute => "attribute",
            Self::Value => "value",
            Self::Service => "service",
            Self::Category => "category",
            Self::Amount => "amount",
            Self::Description => "description",
            Self::Document => "document",
            Self::Municipal => "municipal",
            Self::Citizen => "citizen",
            Self::Company => "company",
            Self::Basis => "basis",
            Self::BasisLink => "basis-link",
        }
    }
}

/// Why a value in a row was refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Reason {
    /// No number can be read in it.
    NotANumber,
    /// Written with an exponent, as in `1e9`.
    Exponent,
    /// Below zero.
    Negative,
    /// Nothing filled in.
    Empty,
    /// More digits before the decimal mark than `most`.
    TooManyDigits {
        /// The most digits allowed.
        most: usize,
    },
    /// More digits after the decimal mark than `most`.
    TooManyDecimals {
        /// The most digits allowed.
        most: usize,
    },
    /// A mark that separates thousands in one row and decimals in another: one of the two is read wrongly.
    MixedNotation {
        /// The row that uses the mark the other way.
        first_row: u64,
    },
    /// Not written as a date or a period.
    NotADate,
    /// A date that the calendar does not have.
    NoSuchDate,
    /// The date lies outside the period of the import.
    OutsidePeriod {
        /// The first day of the period.
        start: Date,
        /// The last day of the period.
        last: Date,
    },
    /// No member goes by this code or name.
    UnknownMember {
        /// The nearest names, at most three.
        nearest: Vec<String>,
    },
    /// No meter goes by this code or name.
    UnknownMeter {
        /// The nearest names, at most three.
        nearest: Vec<String>,
    },
    /// No service goes by this code or name.
    UnknownService {
        /// The nearest names, at most three.
        nearest: Vec<String>,
    },
    /// The same event id with the same content stood earlier in the file: no effect.
    DuplicateInFile {
        /// The row where it stood first.
        first_row: u64,
    },
    /// The same event id stood earlier in the file with other content.
    ConflictInFile {
        /// The row where it stood first.
        first_row: u64,
    },
    /// The same event id and content came in before: no effect.
    DuplicateOfStored,
    /// The same event id came in before with other content.
    ConflictWithStored,
    /// The member does not take the service that the meter belongs to on that day.
    NotSubscribed,
    /// The row has fewer fields than the header.
    TooFewFields {
        /// Fields in the header.
        expected: usize,
        /// Fields in the row.
        found: usize,
    },
    /// The row has more fields than the header: often a decimal comma in a file separated by commas.
    TooManyFields {
        /// Fields in the header.
        expected: usize,
        /// Fields in the row.
        found: usize,
    },
    /// More characters than `most`.
    TooLong {
        /// The most characters allowed.
        most: usize,
    },
    /// Not an address that begins with `http://` or `https://`.
    NotAnAddress,
    /// Neither a cross nor nothing.
    NotAMark,
}

impl Reason {
    /// The stable word for the reason: a translation key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotANumber => "not-a-number",
            Self::Exponent => "exponent",
            Self::Negative => "negative",
            Self::Empty => "empty",
            Self::TooManyDigits { .. } => "too-many-digits",
            Self::TooManyDecimals { .. } => "too-many-decimals",
            Self::MixedNotation { .. } => "mixed-notation",
            Self::NotADate => "not-a-date",
            Self::NoSuchDate => "no-such-date",
            Self::OutsidePeriod { .. } => "outside-period",
            Self::UnknownMember { .. } => "unknown-member",
            Self::UnknownMeter { .. } => "unknown-meter",
            Self::UnknownService { .. } => "unknown-service",
            Self::DuplicateInFile { .. } => "duplicate-in-file",
            Self::ConflictInFile { .. } => "conflict-in-file",
            Self::DuplicateOfStored => "duplicate-of-stored",
            Self::ConflictWithStored => "conflict-with-stored",
            Self::NotSubscribed => "not-subscribed",
            Self::TooFewFields { .. } => "too-few-fields",
            Self::TooManyFields { .. } => "too-many-fields",
            Self::TooLong { .. } => "too-long",
            Self::NotAnAddress => "not-an-address",
            Self::NotAMark => "not-a-mark",
        }
    }
}

/// What is wrong with one row: where, what stood there, and why it was refused.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RowFault {
    /// The line of the file on which the row begins; the header is line 1.
    pub row: u64,
    /// The file inside a dump.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The member as the row writes it, where it could be read.
    pub member: String,
    /// The meter as the row writes it, where it could be read.
    pub meter: String,
    /// Which column.
    pub column: Column,
    /// What stood there, cut to 80 characters.
    pub value: String,
    /// Why it was refused.
    pub reason: Reason,
}

impl RowFault {
    /// A fault in a column of a row, without the words around it.
    #[must_use]
    pub fn new(row: u64, column: Column, value: &str, reason: Reason) -> Self {
        let (member, meter) = (String::new(), String::new());
        Self { row, file: None, member, meter, column, value: cut(value), reason }
    }

    /// The same fault, with the member and the meter of its row.
    #[must_use]
    pub fn about(mut self, member: &str, meter: &str) -> Self {
        (self.member, self.meter) = (cut(member), cut(meter));
        self
    }
}

/// The first 80 characters: enough to recognise a value by.
pub(crate) fn cut(text: &str) -> String {
    text.chars().take(80).collect()
}
