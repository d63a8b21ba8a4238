//! Sentences and figures composed outside of the templates, in the language of the page.

use actions::key_sentence::{Phrase, Word};
use fluent_bundle::{FluentArgs, FluentValue};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::{Cents, Share};

use crate::formats;
use crate::language::{Language, Texts};
use crate::visit::Visit;

/// How many decimals of a figure that never ends are shown.
const DECIMALS: usize = 6;

/// The texts and formats of one language.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    texts: &'a Texts,
    language: Language,
}

impl Visit {
    /// The texts and formats of the page's language.
    #[must_use]
    pub fn words(&self) -> Words<'_> {
        Words::new(self.site.templates.texts(), self.language())
    }
}

impl<'a> Words<'a> {
    /// The texts and formats of a language.
    #[must_use]
    pub fn new(texts: &'a Texts, language: Language) -> Self {
        Self { texts, language }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text with this key.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// The text with this key and what it needs; numbers are counted and grouped. Where it is missing
    /// its key, and a
    /// line in the log.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            fluent.set(*name, value.clone());
        }
        self.texts.get(self.language, key, &fluent).unwrap_or_else(|error| {
            tracing::error!(%error, "a text is missing");
            key.to_owned()
        })
    }

    /// A phrase of an action, with the phrases in it.
    #[must_use]
    pub fn phrase(&self, phrase: &Phrase) -> String {
        let args: Vec<(&str, FluentValue<'_>)> =
            phrase.args.iter().map(|(name, word)| (*name, self.word(word))).collect();
        self.say(phrase.code, &args)
    }

    /// The same with a capital, for where it stands alone.
    #[must_use]
    pub fn heading(&self, phrase: &Phrase) -> String {
        let said = self.phrase(phrase);
        let mut letters = said.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    fn word(&self, word: &Word) -> FluentValue<'static> {
        match word {
            Word::Text(text) => text.clone().into(),
            Word::Count(count) => (*count).into(),
            Word::Percent(share) => self.percent(share).into(),
            Word::Quantity(quantity) => self.quantity(quantity).into(),
            Word::Euro(amount) => self.euro(*amount).into(),
            Word::Day(day) => self.date(*day).into(),
            Word::Phrases(phrases) => {
                let said: Vec<_> = phrases.iter().map(|phrase| self.phrase(phrase)).collect();
                said.join(", ").into()
            }
        }
    }

    /// `€ 1.234,56`
    #[must_use]
    pub fn euro(&self, amount: Cents) -> String {
        formats::euro(self.language, amount.cents())
    }

    /// An exact amount on its way to the cent: `€ 35.831,298069…`.
    #[must_use]
    pub fn exact_euro(&self, euros: &Share) -> String {
        match Cents::rounded_down(euros) {
            Ok(cents) if cents.euros() == *euros => self.euro(cents),
            _ => {
                let (minus, size) =
                    if euros.is_negative() { ("\u{2212}", -euros) } else { ("", euros.clone()) };
                let space = if self.language == Language::Dutch { "\u{a0}" } else { "" };
                format!("€{space}{minus}{}", self.quantity(&size))
            }
        }
    }

    /// A quantity: `1.234,5`, and `0,333333…` where it never ends.
    #[must_use]
    pub fn quantity(&self, quantity: &Share) -> String {
        let shown = quantity.truncated(DECIMALS);
        let text = formats::quantity(self.language, &shown).unwrap_or_else(|_| shown.clone());
        let ends = shown.parse::<Share>().is_ok_and(|read| read == *quantity);
        if ends { text } else { format!("{text}…") }
    }

    /// A count: `1.842`.
    #[must_use]
    pub fn number(&self, count: impl TryInto<i64>) -> String {
        formats::number(self.language, count.try_into().unwrap_or(i64::MAX))
    }

    /// A ratio as a percentage with at most one decimal: `2,9 %`.
    #[must_use]
    pub fn percent(&self, ratio: &Share) -> String {
        let shown = ratio.truncated(DECIMALS);
        formats::percent(self.language, &shown).unwrap_or(shown)
    }

    /// A change as a percentage with its sign: `+2,9 %`.
    #[must_use]
    pub fn delta(&self, ratio: &Share) -> String {
        let shown = ratio.truncated(DECIMALS);
        formats::delta(self.language, &shown).unwrap_or(shown)
    }

    /// `21 november 2026`
    #[must_use]
    pub fn date(&self, day: Date) -> String {
        let text = day.to_string();
        formats::date(self.language, &text).unwrap_or(text)
    }

    /// `21-11-2026`
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        let text = day.to_string();
        formats::day(self.language, &text).unwrap_or(text)
    }

    /// `21 november 2026 om 14.05 uur`
    #[must_use]
    pub fn instant(&self, at: Timestamp) -> String {
        let text = at.to_string();
        formats::instant(self.language, &text).unwrap_or(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_that_never_ends_shows_that_it_goes_on() {
        let texts = Texts::new().unwrap();
        let words = Words::new(&texts, Language::Dutch);
        let third = Share::ratio(100, 3).unwrap();
        assert_eq!(words.exact_euro(&third), "€\u{a0}33,333333…");
        assert_eq!(words.exact_euro(&"12.5".parse().unwrap()), "€\u{a0}12,50");
        assert_eq!(words.exact_euro(&"0.125".parse().unwrap()), "€\u{a0}0,125");
        assert_eq!(words.exact_euro(&-&third), "€\u{a0}\u{2212}33,333333…");
        assert_eq!(words.quantity(&"1234.50".parse().unwrap()), "1.234,5");
    }
}
