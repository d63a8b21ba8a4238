//! Addresses that the kit itself needs, and how to write text into one.

/// Percent-encodes everything but unreserved characters and the slash (RFC 3986, section 2.3).
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The address, where it is one of this site; else nothing. Keeps a sign-in from sending people elsewhere.
#[must_use]
pub fn local(address: &str) -> Option<&str> {
    let starts_well = address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\");
    let plain = address.chars().all(|c| !c.is_control() && c != '\\');
    (starts_well && plain).then_some(address)
}

/// The same address with the pages in another language.
#[must_use]
pub fn in_language(path: &str, query: &str, language: &str) -> String {
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("taal="));
    let pairs: Vec<&str> = kept.collect();
    if pairs.is_empty() {
        format!("{path}?taal={language}")
    } else {
        format!("{path}?{}&taal={language}", pairs.join("&"))
    }
}

/// The address without the choice of a language.
#[must_use]
pub fn without_language(path: &str, query: &str) -> String {
    let pairs: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("taal=")).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_never_leads_to_another_site() {
        assert_eq!(local("/buch/office"), Some("/buch/office"));
        for elsewhere in
            ["https://example.org", "//example.org", "/\\example.org", "", "javascript:x", "/a\nb"]
        {
            assert_eq!(local(elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn the_language_switch_keeps_the_filters() {
        assert_eq!(in_language("/x", "a=1&taal=en", "nl"), "/x?a=1&taal=nl");
        assert_eq!(without_language("/x", "taal=en"), "/x");
    }
}
