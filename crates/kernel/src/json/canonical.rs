//! Writes canonical JSON (RFC 8785) in one buffer: fields are put in order where their object ends.
//!
//! Invariant: the text is that of `serde_json_canonicalizer`, which keeps a buffer for each field and is
//! asked for the numbers that are no small whole ones.

use std::cmp::Ordering;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter};

/// A larger whole number has another text as a double.
const LARGEST_EXACT: i128 = 1 << 53;

/// The canonical JSON of a value, as bytes.
pub(super) fn write(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(1 << 10);
    let canonical = Canonical { out: &mut out, objects: Vec::new(), fields: Vec::new(), sorted: Vec::new() };
    value.serialize(&mut Serializer::with_formatter(io::sink(), canonical))?;
    Ok(out)
}

/// Keeps what is written in its own buffer, and nothing in the writer that it is given.
struct Canonical<'o> {
    out: &'o mut Vec<u8>,
    objects: Vec<Object>,
    /// The fields of all open objects, the innermost last.
    fields: Vec<Field>,
    /// A second buffer, for the fields of an object in another order.
    sorted: Vec<u8>,
}

/// An object that is open.
struct Object {
    /// Where its first field begins in the buffer.
    start: usize,
    /// How many fields are open outside it.
    outside: usize,
}

/// Where a field lies in the buffer.
#[derive(Clone, Copy)]
struct Field {
    start: usize,
    name_end: usize,
    end: usize,
}

impl Canonical<'_> {
    fn field(&mut self) -> io::Result<&mut Field> {
        self.fields.last_mut().ok_or_else(|| io::Error::other("a field outside an object"))
    }

    /// The name of a field, without its quotation marks, as it is escaped.
    fn name(&self, field: Field) -> &[u8] {
        let quoted = self.out.get(field.start..field.name_end).unwrap_or_default();
        quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default()
    }

    /// By UTF-16, as the RFC wants; for ASCII that is by byte.
    fn order(&self, a: Field, b: Field) -> Ordering {
        let (a, b) = (self.name(a), self.name(b));
        let plain = |name: &[u8]| name.iter().all(|byte| byte.is_ascii() && *byte != b'\\');
        if plain(a) && plain(b) { a.cmp(b) } else { in_utf16(a).cmp(&in_utf16(b)) }
    }

    /// Puts the fields of an object in order; refuses two of one name.
    fn sort(&mut self, object: &Object) -> io::Result<()> {
        let mut fields = self.fields.split_off(object.outside);
        if fields.is_sorted_by(|a, b| self.order(*a, *b) == Ordering::Less) {
            return Ok(());
        }
        fields.sort_by(|a, b| self.order(*a, *b));
        let is_twice = |pair: &[Field]| matches!(pair, [a, b] if self.order(*a, *b) == Ordering::Equal);
        if fields.windows(2).any(is_twice) {
            return Err(io::Error::other("duplicate object key"));
        }
        self.sorted.clear();
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.sorted.push(b',');
            }
            self.sorted.extend_from_slice(self.out.get(field.start..field.end).unwrap_or_default());
        }
        self.out.truncate(object.start);
        self.out.extend_from_slice(&self.sorted);
        Ok(())
    }

    fn whole(&mut self, number: i128) -> io::Result<()> {
        if number.abs() <= LARGEST_EXACT { write!(self.out, "{number}") } else { self.number(&number) }
    }

    fn number(&mut self, number: &impl Serialize) -> io::Result<()> {
        let text = serde_json_canonicalizer::to_string(number)?;
        self.out.write_all(text.as_bytes())
    }
}

/// The name in the units that the RFC sorts by.
fn in_utf16(escaped: &[u8]) -> Vec<u16> {
    let quoted = [b"\"", escaped, b"\""].concat();
    // What was written as a text is read as one.
    serde_json::from_slice::<String>(&quoted).unwrap_or_default().encode_utf16().collect()
}

/// Sends what the compact form writes to the buffer.
macro_rules! as_in_compact {
    ($($name:ident($($argument:ident: $type:ty)?)),* $(,)?) => {$(
        fn $name<W: ?Sized + Write>(&mut self, _: &mut W $(, $argument: $type)?) -> io::Result<()> {
            CompactFormatter.$name(self.out $(, $argument)?)
        }
    )*};
}

/// Numbers are doubles in JSON.
macro_rules! as_whole {
    ($($name:ident($type:ty)),* $(,)?) => {$(
        fn $name<W: ?Sized + Write>(&mut self, _: &mut W, number: $type) -> io::Result<()> {
            self.whole(number.into())
        }
    )*};
}

impl Formatter for Canonical<'_> {
    as_in_compact! {
        write_null(), write_bool(value: bool), begin_string(), end_string(),
        write_string_fragment(fragment: &str), write_char_escape(escape: CharEscape),
        begin_array(), end_array(), begin_array_value(first: bool), end_array_value(),
        write_raw_fragment(fragment: &str),
    }

    as_whole! {
        write_i8(i8), write_i16(i16), write_i32(i32), write_i64(i64), write_i128(i128),
        write_u8(u8), write_u16(u16), write_u32(u32), write_u64(u64),
    }

    fn write_u128<W: ?Sized + Write>(&mut self, _: &mut W, number: u128) -> io::Result<()> {
        self.number(&number)
    }

    fn write_f32<W: ?Sized + Write>(&mut self, _: &mut W, number: f32) -> io::Result<()> {
        self.number(&number)
    }

    fn write_f64<W: ?Sized + Write>(&mut self, _: &mut W, number: f64) -> io::Result<()> {
        self.number(&number)
    }

    fn write_number_str<W: ?Sized + Write>(&mut self, _: &mut W, number: &str) -> io::Result<()> {
        self.number(&number.parse::<f64>().map_err(io::Error::other)?)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.out.push(b'{');
        self.objects.push(Object { start: self.out.len(), outside: self.fields.len() });
        Ok(())
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, _: &mut W, first: bool) -> io::Result<()> {
        if !first {
            self.out.push(b',');
        }
        let start = self.out.len();
        self.fields.push(Field { start, name_end: start, end: start });
        Ok(())
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let end = self.out.len();
        self.field()?.name_end = end;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.out.push(b':');
        Ok(())
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let end = self.out.len();
        self.field()?.end = end;
        Ok(())
    }

    fn end_object<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        let object = self.objects.pop().ok_or_else(|| io::Error::other("the end of no object"))?;
        self.sort(&object)?;
        self.out.push(b'}');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn both(value: &impl Serialize) -> (String, String) {
        let ours = String::from_utf8(write(value).unwrap()).unwrap();
        (ours, serde_json_canonicalizer::to_string(value).unwrap())
    }

    #[derive(Serialize)]
    #[serde(tag = "kind", rename_all = "snake_case")]
    enum Shape {
        Plain { zero: (), b: &'static str, a: Option<u8> },
        Nested { z: Box<Shape>, list: Vec<Shape> },
    }

    #[test]
    fn the_text_is_that_of_the_canonicalizer() {
        let plain = || Shape::Plain { zero: (), b: "\u{7}\"\\/é\n", a: None };
        let (ours, theirs) = both(&Shape::Nested { z: Box::new(plain()), list: vec![plain(), plain()] });
        assert_eq!(ours, theirs);
        assert!(ours.starts_with(r#"{"kind":"nested","list":[{"a":null,"b":"\u0007\"\\/é\n""#), "{ours}");
        // U+FB33 sorts after the surrogates of an emoji in UTF-16, and before it in UTF-8.
        let map = BTreeMap::from([("\u{fb33}", 1), ("😂", 2), ("a\n", 3), ("a\u{b}", 4), ("", 5)]);
        let (ours, theirs) = both(&map);
        assert_eq!(ours, theirs);
        assert!(ours.find("😂") < ours.find('\u{fb33}'));
        for number in
            [json!(1e21), json!(-0.0), json!(9_007_199_254_740_993_i64), json!(u64::MAX), json!(0.1)]
        {
            let (ours, theirs) = both(&number);
            assert_eq!(ours, theirs);
        }
        assert_eq!(both(&"text").0, "\"text\"");
        assert_eq!(both(&json!({})).0, "{}");
        assert!(write(&BTreeMap::from([((), 1)])).is_err(), "a name must be a text");
    }

    /// An object with doubled fields.
    struct Doubled;

    impl Serialize for Doubled {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([("b", 1), ("a", 2), ("a", 3), ("b", 4)])
        }
    }

    #[test]
    fn two_fields_of_one_name_are_refused() {
        let (ours, theirs) = (write(&Doubled), serde_json_canonicalizer::to_string(&Doubled));
        assert_eq!(ours.unwrap_err().to_string(), theirs.unwrap_err().to_string());
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::hash_map(".{0,4}", inner, 0..6)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_value_has_the_text_of_the_canonicalizer(value in any_json()) {
            let (ours, theirs) = both(&value);
            prop_assert_eq!(ours, theirs);
        }
    }
}
