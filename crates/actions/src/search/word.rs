//! How well one word fits another.

/// The words of a text that is in small letters without accents already.
pub(super) fn pieces(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A word without its ending, the same for `zaak` and `zaken`, `brief` and `brieven`, `wens` and `wensen`.
///
/// ```
/// use actions::search::stem;
/// assert_eq!(stem("zaken"), stem("zaak"));
/// assert_eq!(stem("huizen"), stem("huis"));
/// assert_eq!(stem("vergunningen"), stem("vergunning"));
/// ```
#[must_use]
pub fn stem(word: &str) -> String {
    const LEAST: usize = 5;
    let mut stem = word;
    if word.len() >= LEAST {
        let endings = ["heden", "en", "s", "e"];
        let ending = endings.iter().find_map(|ending| word.strip_suffix(ending));
        stem = ending.filter(|rest| rest.len() >= 3).unwrap_or(word);
    }
    let mut letters: Vec<char> = Vec::with_capacity(stem.len());
    for letter in stem.chars() {
        // Long vowels and doubled consonants depend on the ending.
        if letters.last() != Some(&letter) {
            letters.push(letter);
        }
    }
    if let Some(last) = letters.last_mut() {
        *last = match *last {
            'v' => 'f',
            'z' => 's',
            other => other,
        };
    }
    letters.into_iter().collect()
}

/// How well a word that was typed fits a word that stands somewhere: 100 the same, 0 not at all.
pub(super) fn quality(typed: &str, other: &str) -> u32 {
    if typed == other {
        return 100;
    }
    let length = typed.chars().count();
    if length >= 3 && other.starts_with(typed) {
        return 80;
    }
    let (one, two) = (stem(typed), stem(other));
    if one == two {
        return 90;
    }
    if one.len() >= 4 && two.contains(&one) {
        return 65;
    }
    if two.len() >= 6 && one.contains(&two) {
        return 32;
    }
    let wrong = wrong_letters(typed, other, length);
    if wrong > 0 { 35 - 5 * wrong } else { 0 }
}

/// How many letters are wrong, where there are few enough of them; 0 where it is another word.
fn wrong_letters(typed: &str, other: &str, length: usize) -> u32 {
    let allowed = match length {
        0..=4 => return 0,
        5..=6 => 1,
        _ => 2,
    };
    if typed.chars().next() != other.chars().next() {
        return 0;
    }
    let begin: String = other.chars().take(length).collect();
    let near = if other.chars().count() > length + allowed {
        strsim::osa_distance(typed, &begin)
    } else {
        strsim::osa_distance(typed, other).min(strsim::osa_distance(typed, &begin))
    };
    if near == 0 || near > allowed { 0 } else { u32::try_from(near).unwrap_or(0) }
}
