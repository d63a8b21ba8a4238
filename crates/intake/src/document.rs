//! Documents for people to read: of which kind one is, by its name and by its content.
//!
//! Invariant: a kind is accepted only where the content shows what the name says, and no kind is among them
//! that a browser or an office program runs by itself: no HTML, no SVG, no macros.

/// A kind of file that may be uploaded as a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The endings of its names, in small letters; the first is what people call it.
    pub endings: &'static [&'static str],
    /// Its media type.
    pub media_type: &'static str,
    shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Begins with these bytes.
    Begins(&'static [u8]),
    /// An archive whose first file is its media type.
    OpenDocument,
    /// An archive with a list of contents and this folder.
    OfficeXml(&'static str),
    /// Words in UTF-8.
    Text,
}

/// All kinds, in the order in which people know them.
pub const KINDS: [Kind; 13] = [
    kind(&["pdf"], "application/pdf", Shape::Begins(b"%PDF-")),
    kind(&["odt"], "application/vnd.oasis.opendocument.text", Shape::OpenDocument),
    kind(&["ods"], "application/vnd.oasis.opendocument.spreadsheet", Shape::OpenDocument),
    kind(&["odp"], "application/vnd.oasis.opendocument.presentation", Shape::OpenDocument),
    kind(
        &["docx"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Shape::OfficeXml("word/"),
    ),
    kind(
        &["xlsx"],
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Shape::OfficeXml("xl/"),
    ),
    kind(
        &["pptx"],
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Shape::OfficeXml("ppt/"),
    ),
    kind(&["csv"], "text/csv", Shape::Text),
    kind(&["txt"], "text/plain", Shape::Text),
    kind(&["md"], "text/markdown", Shape::Text),
    kind(&["yml", "yaml"], "application/yaml", Shape::Text),
    kind(&["png"], "image/png", Shape::Begins(b"\x89PNG\r\n\x1a\n")),
    kind(&["jpg", "jpeg"], "image/jpeg", Shape::Begins(b"\xff\xd8\xff")),
];

const fn kind(endings: &'static [&'static str], media_type: &'static str, shape: Shape) -> Kind {
    Kind { endings, media_type, shape }
}

/// Why a file is no document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDocument {
    /// Its name says that it is of another kind.
    Kind,
    /// Its content is not what its name says.
    Content,
    /// It carries macros: a program that runs on the reader's machine.
    Macros,
    /// A text that is not UTF-8.
    Encoding,
}

/// Of which kind a file is.
///
/// # Errors
/// [`NoDocument`].
///
/// ```
/// use intake::document::{NoDocument, recognise};
/// assert_eq!(recognise("Begroting.PDF", b"%PDF-1.7 ..").map(|kind| kind.media_type), Ok("application/pdf"));
/// assert_eq!(recognise("begroting.pdf", b"<html>"), Err(NoDocument::Content));
/// assert_eq!(recognise("begroting.exe", b"MZ"), Err(NoDocument::Kind));
/// ```
pub fn recognise(file_name: &str, content: &[u8]) -> Result<&'static Kind, NoDocument> {
    let ending = file_name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let named = KINDS.iter().find(|kind| kind.endings.contains(&ending.as_str()));
    let kind = named.ok_or(NoDocument::Kind)?;
    match kind.shape {
        Shape::Begins(bytes) if content.starts_with(bytes) => Ok(kind),
        Shape::Begins(_) => Err(NoDocument::Content),
        Shape::Text => text(content).map(|()| kind),
        Shape::OpenDocument => open_document(content, kind.media_type).map(|()| kind),
        Shape::OfficeXml(folder) => office_xml(content, folder).map(|()| kind),
    }
}

/// What people call a kind of file: `PDF`. Empty for a media type that is none of ours.
#[must_use]
pub fn short_name(media_type: &str) -> String {
    let kind = KINDS.iter().find(|kind| kind.media_type == media_type);
    kind.and_then(|kind| kind.endings.first()).map(|ending| ending.to_uppercase()).unwrap_or_default()
}

fn text(content: &[u8]) -> Result<(), NoDocument> {
    let text = std::str::from_utf8(content).map_err(|_| NoDocument::Encoding)?;
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    if text.chars().any(odd) { Err(NoDocument::Content) } else { Ok(()) }
}

/// Where the head of an archive's first file says how long its name is, and what stands after the name; where
/// the name begins; and what the first file of an OpenDocument archive is called.
const FIRST_NAME_LENGTH: usize = 26;
const FIRST_EXTRA_LENGTH: usize = 28;
const FIRST_NAME: (usize, &[u8]) = (30, b"mimetype");

fn open_document(content: &[u8], media_type: &str) -> Result<(), NoDocument> {
    let list = archive_list(content).ok_or(NoDocument::Content)?;
    // The type of a template begins with that of its document: it has to be the whole content.
    if first_file(content, &list) != Some((FIRST_NAME.1, media_type.as_bytes())) {
        return Err(NoDocument::Content);
    }
    no_macros(&list, &["Basic/", "Scripts/"])
}

/// Name and content of the first file of an archive, which is stored as it is. Its length is that of the list
/// of contents: what stands before the file need not know it yet.
fn first_file<'c>(content: &'c [u8], list: &[Listed<'_>]) -> Option<(&'c [u8], &'c [u8])> {
    let length = list.iter().find(|one| one.at == 0)?.length;
    let (name, extra) = (short(content, FIRST_NAME_LENGTH)?, short(content, FIRST_EXTRA_LENGTH)?);
    let (name, rest) = content.get(FIRST_NAME.0..)?.split_at_checked(name)?;
    Some((name, rest.get(extra..)?.get(..length)?))
}

fn office_xml(content: &[u8], folder: &str) -> Result<(), NoDocument> {
    let list = archive_list(content).ok_or(NoDocument::Content)?;
    let has = |start: &str| list.iter().any(|one| one.name.starts_with(start.as_bytes()));
    if !has("[Content_Types].xml") || !has(folder) {
        return Err(NoDocument::Content);
    }
    no_macros(&list, &[])
}

fn no_macros(list: &[Listed<'_>], folders: &[&str]) -> Result<(), NoDocument> {
    let runs = |Listed { name, .. }: &Listed<'_>| {
        let lower = name.to_ascii_lowercase();
        lower.ends_with(b"vbaproject.bin") || folders.iter().any(|one| name.starts_with(one.as_bytes()))
    };
    if list.iter().any(runs) { Err(NoDocument::Macros) } else { Ok(()) }
}

/// The mark of an archive's end, and how far from the end of the file it can stand: 22 bytes and a remark.
const END: &[u8] = b"PK\x05\x06";
const END_WITHIN: usize = 22 + 65_535;
/// The mark of an entry in an archive's list of contents, and the length of an entry without its name.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;

/// A file in an archive's list of contents.
struct Listed<'c> {
    name: &'c [u8],
    /// Unpacked, in bytes.
    length: usize,
    /// Where it begins.
    at: usize,
}

/// A ZIP archive's list of contents, as it stands at the end of the file; nothing is unpacked.
fn archive_list(content: &[u8]) -> Option<Vec<Listed<'_>>> {
    if !content.starts_with(b"PK\x03\x04") {
        return None;
    }
    let from = content.len().saturating_sub(END_WITHIN);
    let end = content.get(from..)?.windows(END.len()).rposition(|bytes| bytes == END)?.checked_add(from)?;
    let entries = short(content, end.checked_add(10)?)?;
    let mut at = long(content, end.checked_add(16)?)?;
    let mut list = Vec::new();
    for _ in 0..entries {
        let entry = content.get(at..)?.get(..)?;
        if !entry.starts_with(ENTRY) {
            return None;
        }
        let (name, extra, remark) = (short(entry, 28)?, short(entry, 30)?, short(entry, 32)?);
        let (length, begin) = (long(entry, 24)?, long(entry, 42)?);
        list.push(Listed { name: entry.get(ENTRY_LENGTH..)?.get(..name)?, length, at: begin });
        at = [ENTRY_LENGTH, name, extra, remark].into_iter().try_fold(at, usize::checked_add)?;
    }
    Some(list)
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let pair: [u8; 2] = bytes.get(at..)?.get(..2)?.try_into().ok()?;
    Some(u16::from_le_bytes(pair).into())
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..)?.get(..4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An archive with these files, stored as they are.
    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let (mut body, mut list) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let at = u32::try_from(body.len()).unwrap();
            let name_length = u16::try_from(name.len()).unwrap();
            let length = u32::try_from(content.len()).unwrap();
            body.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            body.extend([length.to_le_bytes(), length.to_le_bytes()].concat());
            body.extend([name_length.to_le_bytes(), [0, 0]].concat());
            body.extend([name.as_bytes(), content.as_bytes()].concat());
            list.extend(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
            list.extend([length.to_le_bytes(), length.to_le_bytes()].concat());
            list.extend([name_length.to_le_bytes(), [0, 0], [0, 0], [0, 0], [0, 0]].concat());
            list.extend([[0, 0, 0, 0], at.to_le_bytes()].concat());
            list.extend(name.as_bytes());
        }
        let (at, length) = (u32::try_from(body.len()).unwrap(), u32::try_from(list.len()).unwrap());
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        body.extend(list);
        body.extend([b"PK\x05\x06\0\0\0\0".as_slice(), &count, &count].concat());
        body.extend([length.to_le_bytes(), at.to_le_bytes()].concat());
        body.extend([0, 0]);
        body
    }

    fn word(more: &[(&str, &str)]) -> Vec<u8> {
        let own = [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")];
        archive(&[&own, more].concat())
    }

    fn kind_of(name: &str, content: &[u8]) -> Result<&'static str, NoDocument> {
        recognise(name, content).map(|kind| kind.media_type)
    }

    #[test]
    fn an_office_document_is_an_archive_with_its_folder_and_without_macros() {
        let good = word(&[]);
        assert_eq!(kind_of("plan.docx", &good), Ok(KINDS[4].media_type));
        assert_eq!(kind_of("plan.xlsx", &good), Err(NoDocument::Content));
        assert_eq!(kind_of("plan.odt", &good), Err(NoDocument::Content));
        let runs = word(&[("word/vbaProject.bin", "x")]);
        assert_eq!(kind_of("plan.docx", &runs), Err(NoDocument::Macros));
        assert_eq!(kind_of("plan.docx", &archive(&[("word/document.xml", "")])), Err(NoDocument::Content));
        let cut = good.get(..good.len() - 30).unwrap();
        assert_eq!(kind_of("plan.docx", cut), Err(NoDocument::Content));
    }

    #[test]
    fn an_open_document_says_first_what_it_is() {
        let text = "application/vnd.oasis.opendocument.text";
        let good = archive(&[("mimetype", text), ("content.xml", "<x/>")]);
        assert_eq!(kind_of("verslag.odt", &good), Ok(text));
        assert_eq!(kind_of("verslag.ods", &good), Err(NoDocument::Content));
        for other in ["-template", "-master", "-web", "\n"] {
            let other = archive(&[("mimetype", &format!("{text}{other}")), ("content.xml", "<x/>")]);
            assert_eq!(kind_of("verslag.odt", &other), Err(NoDocument::Content));
        }
        let late = archive(&[("content.xml", "<x/>"), ("mimetype", text)]);
        assert_eq!(kind_of("verslag.odt", &late), Err(NoDocument::Content));
        let runs = archive(&[("mimetype", text), ("Basic/Standard/Module1.xml", "")]);
        assert_eq!(kind_of("verslag.odt", &runs), Err(NoDocument::Macros));
    }

    #[test]
    fn a_text_is_words_in_utf_8() {
        assert_eq!(kind_of("kosten.csv", "dienst;€\r\n".as_bytes()), Ok("text/csv"));
        assert_eq!(kind_of("publiccode.yaml", b"name: x\n"), Ok("application/yaml"));
        assert_eq!(kind_of("kosten.csv", b"dienst;\x80\r\n"), Err(NoDocument::Encoding));
        assert_eq!(kind_of("notitie.txt", b"a\0b"), Err(NoDocument::Content));
    }

    #[test]
    fn what_a_browser_runs_is_no_document() {
        for name in ["x.html", "x.svg", "x.js", "x.docm", "x.zip", "x", "pdf", ".pdf.exe"] {
            assert_eq!(kind_of(name, b"%PDF-"), Err(NoDocument::Kind), "{name}");
        }
        assert_eq!(kind_of("x.png", b"\xff\xd8\xff"), Err(NoDocument::Content));
    }

    #[test]
    fn every_kind_has_a_name_that_people_use() {
        let names: Vec<String> = KINDS.iter().map(|kind| short_name(kind.media_type)).collect();
        assert_eq!(names.join(" "), "PDF ODT ODS ODP DOCX XLSX PPTX CSV TXT MD YML PNG JPG");
        assert_eq!(short_name("text/html"), "");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            ending in "pdf|odt|docx|csv|png",
            content in proptest::collection::vec(any::<u8>(), 0..200),
            zip in any::<bool>(),
        ) {
            let end = b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff".as_slice();
            let content = if zip { [b"PK\x03\x04".as_slice(), end, &content].concat() } else { content };
            let _ = recognise(&format!("x.{ending}"), &content);
        }
    }
}
