//! Names as people type them: `Súdwest-Fryslân`, `SUDWEST FRYSLAN` and `súdwest fryslân` are one name.

/// A name without case, diacritics, spaces and punctuation: what two spellings of one name have in common.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            folded.push(letter.to_ascii_lowercase());
        } else if !letter.is_ascii() {
            push_plain(&mut folded, letter);
        }
    }
    folded
}

fn push_plain(folded: &mut String, letter: char) {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let plain = match lower {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' => "i",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' => "u",
        'ý' | 'ÿ' => "y",
        'š' | 'ś' => "s",
        'ž' | 'ź' | 'ż' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'ĳ' => "ij",
        // A letter and its accent as two characters (macOS writes file names so): the accent goes.
        '\u{300}'..='\u{36f}' => "",
        other if other.is_alphanumeric() => return folded.push(other),
        _ => "",
    };
    folded.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_diacritics_and_punctuation_do_not_make_another_name() {
        assert_eq!(fold("'s-Hertogenbosch"), fold("S HERTOGENBOSCH"));
        assert_eq!(fold("Bergen (NH.)"), "bergennh");
        assert_eq!(fold("Súdwest-Fryslân"), "sudwestfryslan");
        assert_eq!(fold("Su\u{301}dwest-Frysla\u{302}n"), "sudwestfryslan");
        assert_ne!(fold("Bergen (NH.)"), fold("Bergen (L.)"));
    }
}
