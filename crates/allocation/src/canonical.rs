//! Writes RFC 8785 canonical JSON into one buffer: fields are moved only where they are not in their order.
//!
//! Invariant: byte for byte what the plain, slower canonicaliser writes, which is asked where this one does
//! not know: numbers with a fraction, or past what every reader can hold.

use std::cmp::Ordering;
use std::io;
use std::ops::Range;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// The largest whole number that every reader of JSON holds exactly.
const MOST: u64 = 1 << 53;

/// The canonical JSON of a value.
pub(crate) fn to_string(value: &impl Serialize) -> serde_json::Result<String> {
    let mut text = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut text, Canonical::default()));
    match written {
        Ok(()) => String::from_utf8(text).map_err(|error| serde_json::Error::io(io::Error::other(error))),
        Err(_) => serde_json_canonicalizer::to_string(value),
    }
}

/// One field of an object that is being written: where its name and its value stand in the buffer.
struct Field {
    name: Range<usize>,
    end: usize,
}

/// Holds the text until the outermost value is whole.
#[derive(Default)]
struct Canonical {
    text: Vec<u8>,
    /// The fields of all objects that are open, and where those of each begin.
    fields: Vec<Field>,
    objects: Vec<(usize, usize)>,
    depth: usize,
    scratch: Vec<u8>,
}

impl Canonical {
    fn push(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }

    /// A text, a number or a word outside of everything is the whole value.
    fn scalar<W: ?Sized + io::Write>(&mut self, writer: &mut W, bytes: &[u8]) -> io::Result<()> {
        self.push(bytes);
        self.flush(writer)
    }

    fn flush<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.depth > 0 {
            return Ok(());
        }
        writer.write_all(&self.text)?;
        self.text.clear();
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        let (first, start) = self.objects.pop().ok_or_else(unknown)?;
        let name = |field: &Field| self.text.get(field.name.clone()).unwrap_or_default();
        let in_order = |pair: &[Field]| match pair {
            [a, b] => compare(name(a), name(b)) == Some(Ordering::Less),
            _ => true,
        };
        if self.fields.get(first..).unwrap_or_default().windows(2).all(in_order) {
            self.fields.truncate(first);
            return Ok(());
        }
        let mut fields: Vec<Field> = self.fields.drain(first..).collect();
        // What has no order here, the plain canonicaliser may judge; two fields with one name it refuses.
        let mut judged = true;
        fields.sort_by(|a, b| {
            let order = compare(name(a), name(b)).filter(|order| *order != Ordering::Equal);
            judged &= order.is_some();
            order.unwrap_or(Ordering::Equal)
        });
        if !judged {
            return Err(unknown());
        }
        self.scratch.clear();
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.scratch.push(b',');
            }
            self.scratch.extend_from_slice(self.text.get(field.name.start..field.end).unwrap_or_default());
        }
        self.text.truncate(start);
        self.text.extend_from_slice(&self.scratch);
        Ok(())
    }
}

/// The order of two names as they are written, which is that of their UTF-16 where both are plain ASCII.
fn compare(a: &[u8], b: &[u8]) -> Option<Ordering> {
    let plain = |name: &[u8]| name.iter().all(|byte| byte.is_ascii() && *byte != b'\\');
    // The quotation mark at the end would come after a space: without both.
    let inner = |name: &[u8]| -> Option<Range<usize>> { Some(1..name.len().checked_sub(1)?) };
    (plain(a) && plain(b)).then_some(())?;
    Some(a.get(inner(a)?)?.cmp(b.get(inner(b)?)?))
}

fn unknown() -> io::Error {
    io::Error::other("for the plain canonicaliser")
}

impl Formatter for Canonical {
    fn write_null<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.scalar(writer, b"null")
    }

    fn write_bool<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: bool) -> io::Result<()> {
        self.scalar(writer, if value { b"true" } else { b"false" })
    }

    fn write_i8<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: i8) -> io::Result<()> {
        self.write_i64(writer, i64::from(value))
    }

    fn write_i16<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: i16) -> io::Result<()> {
        self.write_i64(writer, i64::from(value))
    }

    fn write_i32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: i32) -> io::Result<()> {
        self.write_i64(writer, i64::from(value))
    }

    fn write_i64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: i64) -> io::Result<()> {
        if value.unsigned_abs() > MOST {
            return Err(unknown());
        }
        self.scalar(writer, value.to_string().as_bytes())
    }

    fn write_i128<W: ?Sized + io::Write>(&mut self, _: &mut W, _: i128) -> io::Result<()> {
        Err(unknown())
    }

    fn write_u8<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u8) -> io::Result<()> {
        self.write_u64(writer, u64::from(value))
    }

    fn write_u16<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u16) -> io::Result<()> {
        self.write_u64(writer, u64::from(value))
    }

    fn write_u32<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u32) -> io::Result<()> {
        self.write_u64(writer, u64::from(value))
    }

    fn write_u64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        if value > MOST {
            return Err(unknown());
        }
        self.scalar(writer, value.to_string().as_bytes())
    }

    fn write_u128<W: ?Sized + io::Write>(&mut self, _: &mut W, _: u128) -> io::Result<()> {
        Err(unknown())
    }

    fn write_f32<W: ?Sized + io::Write>(&mut self, _: &mut W, _: f32) -> io::Result<()> {
        Err(unknown())
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, _: &mut W, _: f64) -> io::Result<()> {
        Err(unknown())
    }

    fn write_number_str<W: ?Sized + io::Write>(&mut self, _: &mut W, _: &str) -> io::Result<()> {
        Err(unknown())
    }

    fn write_raw_fragment<W: ?Sized + io::Write>(&mut self, _: &mut W, _: &str) -> io::Result<()> {
        Err(unknown())
    }

    fn begin_string<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.push(b"\"");
        Ok(())
    }

    fn end_string<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.scalar(writer, b"\"")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, _: &mut W, text: &str) -> io::Result<()> {
        self.push(text.as_bytes());
        Ok(())
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        _: &mut W,
        escape: serde_json::ser::CharEscape,
    ) -> io::Result<()> {
        // The ready-made compact form writes escapes as RFC 8785 does.
        serde_json::ser::CompactFormatter.write_char_escape(&mut self.text, escape)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.push(b"[");
        Ok(())
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        self.scalar(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W, first: bool) -> io::Result<()> {
        if !first {
            self.push(b",");
        }
        Ok(())
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.push(b"{");
        self.objects.push((self.fields.len(), self.text.len()));
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close()?;
        self.depth -= 1;
        self.scalar(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W, first: bool) -> io::Result<()> {
        if !first {
            self.push(b",");
        }
        let start = self.text.len();
        self.fields.push(Field { name: start..start, end: start });
        Ok(())
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        let end = self.text.len();
        self.fields.last_mut().ok_or_else(unknown)?.name.end = end;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.push(b":");
        Ok(())
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        let end = self.text.len();
        self.fields.last_mut().ok_or_else(unknown)?.end = end;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    use super::*;

    fn json() -> impl Strategy<Value = Value> {
        let number = prop_oneof![any::<i64>().prop_map(Value::from), any::<f64>().prop_map(Value::from)];
        let text = prop_oneof!["[a-z ]{0,4}", "\\PC{0,3}", "[\u{0}-\u{30}\"\\\\]{0,3}"];
        let small = (-9_i64..9).prop_map(Value::from);
        let leaf = prop_oneof![small, number, text.clone().prop_map(Value::from), Just(Value::Null)];
        leaf.prop_recursive(4, 40, 6, move |inner| {
            let fields = prop::collection::vec((text.clone(), inner.clone()), 0..6);
            let object = fields.prop_map(|fields| Value::from(fields.into_iter().collect::<Map<_, _>>()));
            prop_oneof![prop::collection::vec(inner, 0..6).prop_map(Value::from), object]
        })
    }

    proptest! {
        #[test]
        fn it_writes_what_the_plain_canonicaliser_writes(value in json()) {
            let plain = serde_json_canonicalizer::to_string(&value).unwrap();
            prop_assert_eq!(to_string(&value).unwrap(), plain);
        }
    }

    #[test]
    fn fields_are_sorted_at_every_depth() {
        #[derive(Serialize)]
        struct Pair<T> {
            b: T,
            a: Option<u64>,
        }
        let nested = Pair { b: vec![Pair { b: "x", a: None }, Pair { b: "\n", a: Some(1) }], a: Some(7) };
        let text = to_string(&nested).unwrap();
        assert_eq!(text, r#"{"a":7,"b":[{"a":null,"b":"x"},{"a":1,"b":"\n"}]}"#);
    }
}
