//! What the first bytes of a file say it is, before anything is read as a table.

use crate::fault::{Encoding, FileFault, FileKind};

/// How many bytes are looked at.
pub(crate) const HEAD: usize = 8 * 1024;

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Refuses what is no UTF-8 text with columns; gives how many bytes to skip (the byte order mark).
pub(crate) fn text(head: &[u8]) -> Result<usize, FileFault> {
    if let Some(looks_like) = kind(head) {
        return Err(FileFault::WrongType { looks_like });
    }
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return Err(utf16());
    }
    if head.contains(&0) {
        // Text in UTF-16 without its mark has a zero in about every second byte; anything else with zeros is
        // no text.
        let zeros = head.iter().filter(|&&byte| byte == 0).count();
        let binary = FileFault::WrongType { looks_like: FileKind::Binary };
        return Err(if zeros * 5 > head.len() * 2 && zeros * 5 < head.len() * 3 { utf16() } else { binary });
    }
    let skip = if head.starts_with(BOM) { BOM.len() } else { 0 };
    if head.get(skip..).unwrap_or_default().trim_ascii().is_empty() && head.len() < HEAD {
        return Err(FileFault::EmptyFile);
    }
    Ok(skip)
}

/// Whether the bytes are a gzip file.
pub(crate) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(b"\x1f\x8b")
}

/// Whether the bytes are a tar archive.
pub(crate) fn is_tar(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar")
}

fn utf16() -> FileFault {
    FileFault::Encoding { found: Encoding::Utf16, row: 1, column: String::new(), value: String::new() }
}

/// What a file without columns is; `None` where it may be a table in text.
fn kind(head: &[u8]) -> Option<FileKind> {
    let images: [&[u8]; 4] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0"];
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(in_zip(head));
    }
    if head.starts_with(b"%PDF-") {
        return Some(FileKind::Pdf);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(FileKind::OldOffice);
    }
    if head.starts_with(b"SQLite format 3\0") {
        return Some(FileKind::Sqlite);
    }
    if is_gzip(head) {
        return Some(FileKind::Gzip);
    }
    if is_tar(head) {
        return Some(FileKind::Tar);
    }
    if images.iter().any(|image| head.starts_with(image)) {
        return Some(FileKind::Image);
    }
    markup(head)
}

fn markup(head: &[u8]) -> Option<FileKind> {
    let text = head.strip_prefix(BOM).unwrap_or(head).trim_ascii_start();
    let start: Vec<u8> = text.iter().take(16).map(u8::to_ascii_lowercase).collect();
    if start.starts_with(b"<!doctype") || start.starts_with(b"<html") {
        Some(FileKind::Html)
    } else if start.starts_with(b"<?xml") {
        Some(FileKind::Xml)
    } else if start.starts_with(b"{") || start.starts_with(b"[{") || start.starts_with(b"[\n") {
        Some(FileKind::Json)
    } else {
        None
    }
}

fn in_zip(head: &[u8]) -> FileKind {
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"opendocument") {
        FileKind::OpenDocument
    } else if holds(b"word/") {
        FileKind::Docx
    } else if holds(b"xl/") || holds(b"[Content_Types].xml") {
        FileKind::Xlsx
    } else {
        FileKind::Zip
    }
}

/// The encoding that bytes which are no UTF-8 seem to have: Latin-1 has no characters at 0x80 to 0x9F,
/// Windows does.
pub(crate) fn eight_bit(bytes: &[u8]) -> Encoding {
    let windows = bytes.iter().any(|byte| (0x80..=0x9f).contains(byte));
    if windows { Encoding::Windows1252 } else { Encoding::Latin1 }
}

/// Bytes read as Latin-1, to show a value in a sentence.
pub(crate) fn as_latin1(bytes: &[u8]) -> String {
    bytes.iter().take(80).map(|&byte| char::from(byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(head: &[u8]) -> FileKind {
        match text(head) {
            Err(FileFault::WrongType { looks_like }) => looks_like,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_of_another_type_is_named() {
        assert_eq!(refused(b"PK\x03\x04....[Content_Types].xml.."), FileKind::Xlsx);
        assert_eq!(
            refused(b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument"),
            FileKind::OpenDocument
        );
        assert_eq!(refused(b"PK\x03\x04....readme.txt"), FileKind::Zip);
        assert_eq!(refused(b"%PDF-1.7\n"), FileKind::Pdf);
        assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1"), FileKind::OldOffice);
        assert_eq!(refused(b"\x1f\x8b\x08\0"), FileKind::Gzip);
        assert_eq!(refused(b"\x89PNG\r\n"), FileKind::Image);
        assert_eq!(refused(b"\xef\xbb\xbf <!DOCTYPE html>"), FileKind::Html);
        assert_eq!(refused(b" {\"a\": 1}"), FileKind::Json);
        assert_eq!(refused(b"a;b\n\0\0\0;1"), FileKind::Binary);
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        for head in [&b"\xff\xfeg\0e\0"[..], b"g\0e\0m\0e\0e\0n\0t\0e\0;\0"] {
            let found = matches!(text(head), Err(FileFault::Encoding { found: Encoding::Utf16, .. }));
            assert!(found, "{head:?}");
        }
    }

    #[test]
    fn nothing_but_white_space_is_an_empty_file() {
        for head in [&b""[..], b"\xef\xbb\xbf", b" \r\n\n"] {
            assert_eq!(text(head), Err(FileFault::EmptyFile), "{head:?}");
        }
    }
}
