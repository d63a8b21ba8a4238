//! Numbers as people write them, each rule by an example.

use super::*;

fn dutch(text: &str) -> Result<String, Reason> {
    quantity(text, Notation::Dutch).map(|number| number.to_string())
}

fn english(text: &str) -> Result<String, Reason> {
    quantity(text, Notation::English).map(|number| number.to_string())
}

#[test]
fn a_decimal_comma_and_a_decimal_point_are_the_same_number() {
    for text in
        ["1234,56", "1234.56", "1.234,56", "1,234.56", "1 234,56", "1'234.56", "+1234,56", " 1234,560 "]
    {
        assert_eq!(dutch(text).as_deref(), Ok("1234.56"), "{text}");
        assert_eq!(english(text).as_deref(), Ok("1234.56"), "{text}");
    }
    assert_eq!(dutch("1\u{a0}234\u{202f}567").as_deref(), Ok("1234567"));
    assert_eq!(
        (dutch("1.234.567").as_deref(), dutch("1,234,567").as_deref()),
        (Ok("1234567"), Ok("1234567"))
    );
    assert_eq!((dutch("0,125").as_deref(), dutch("0.125").as_deref()), (Ok("0.125"), Ok("0.125")));
}

#[test]
fn what_can_be_read_either_way_goes_by_the_notation_of_the_file() {
    assert_eq!((dutch("1.234").as_deref(), english("1.234").as_deref()), (Ok("1234"), Ok("1.234")));
    assert_eq!((dutch("1,234").as_deref(), english("1,234").as_deref()), (Ok("1.234"), Ok("1234")));
}

#[test]
fn a_file_that_uses_the_point_both_ways_is_refused_at_the_row_that_contradicts() {
    let mut file = Consistency::default();
    assert!(quantity_in_file("12.5", Notation::Dutch, 2, &mut file).is_ok());
    let mixed = quantity_in_file("1.234", Notation::Dutch, 3, &mut file);
    assert_eq!(mixed, Err(Reason::MixedNotation { first_row: 2 }));

    let mut file = Consistency::default();
    assert!(quantity_in_file("1.234", Notation::Dutch, 2, &mut file).is_ok());
    let mixed = quantity_in_file("12.5", Notation::Dutch, 3, &mut file);
    assert_eq!(mixed, Err(Reason::MixedNotation { first_row: 2 }));
    assert!(quantity_in_file("12,5", Notation::Dutch, 4, &mut file).is_ok());
}

#[test]
fn numbers_that_are_clear_by_themselves_may_differ_in_notation() {
    let mut file = Consistency::default();
    for text in ["1.234,56", "1234.56", "12,5", "1,234.56"] {
        assert!(quantity_in_file(text, Notation::Dutch, 2, &mut file).is_ok(), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused_with_its_reason() {
    for text in
        ["12,4,0", "1.23.456", "twaalf", "12 34", "12,", "1,2.3,4", ",", "1..2", "€ 5", "0x10", "NaN", "½"]
    {
        assert_eq!(dutch(text), Err(Reason::NotANumber), "{text}");
    }
    for text in ["1e9", "1E+9", "2,5e-3", "-1e9"] {
        assert_eq!(dutch(text), Err(Reason::Exponent), "{text}");
    }
    for text in ["-18", "−18", "18-", "(18)", "-0,01"] {
        assert_eq!(dutch(text), Err(Reason::Negative), "{text}");
    }
    assert_eq!(
        (dutch(""), dutch("  "), dutch("-0").as_deref()),
        (Err(Reason::Empty), Err(Reason::Empty), Ok("0"))
    );
}

#[test]
fn twelve_digits_before_and_six_after_are_the_most() {
    assert_eq!(dutch("999999999999,999999").as_deref(), Ok("999999999999.999999"));
    assert_eq!(dutch("000000000000001,1000000000").as_deref(), Ok("1.1"));
    assert_eq!(dutch("1000000000000"), Err(Reason::TooManyDigits { most: 12 }));
    assert_eq!(dutch("0,0000001"), Err(Reason::TooManyDecimals { most: 6 }));
    assert_eq!(dutch(&"9".repeat(100_000)), Err(Reason::TooManyDigits { most: 12 }));
}

#[test]
fn plain_notation_is_what_json_has_and_no_more() {
    let plain = |text| quantity(text, Notation::Plain).map(|number| number.to_string());
    assert_eq!(plain("1.234").as_deref(), Ok("1.234"));
    assert_eq!(plain("12345678901.5").as_deref(), Ok("12345678901.5"));
    for text in ["1,5", "1 234", "+1.5", ".5", "1.", "1.2.3"] {
        assert_eq!(plain(text), Err(Reason::NotANumber), "{text}");
    }
    assert_eq!((plain("1e2"), plain("-1.5")), (Err(Reason::Exponent), Err(Reason::Negative)));
}

#[test]
fn an_amount_is_exact_to_the_cent() {
    let dutch = |text| amount(text, Notation::Dutch);
    let english = |text| amount(text, Notation::English);
    for text in
        ["1234,5", "1234.50", "1.234,50", "1,234.50", "€ 1.234,50", "EUR 1234,50", "1.234,50 €", "1234,5000"]
    {
        assert_eq!(
            (dutch(text), english(text)),
            (Ok(Cents::new(123_450)), Ok(Cents::new(123_450))),
            "{text}"
        );
    }
    for text in ["1234", "€ 1.234,-", "1234,--", "1 234"] {
        assert_eq!(dutch(text), Ok(Cents::new(123_400)), "{text}");
    }
    for text in ["-12,34", "12,34-", "€ -12,34", "-€ 12,34", "(12,34)", "−12.34"] {
        assert_eq!(dutch(text), Ok(Cents::new(-1_234)), "{text}");
    }
    assert_eq!(
        (dutch("1e9"), dutch(""), dutch("€")),
        (Err(Reason::Exponent), Err(Reason::Empty), Err(Reason::Empty))
    );
}

#[test]
fn a_third_decimal_of_an_amount_is_refused_and_never_taken_for_thousands() {
    let too_many = Err(Reason::TooManyDecimals { most: 2 });
    for text in ["12,345678", "1234,567", "0,125"] {
        assert_eq!(amount(text, Notation::Dutch), too_many, "{text}");
    }
    assert_eq!(amount("1.234", Notation::Dutch), Ok(Cents::new(123_400)));
    assert_eq!(amount("1,234", Notation::Dutch), too_many);
    assert_eq!(amount("1,234", Notation::English), Ok(Cents::new(123_400)));
    assert_eq!(amount("1.234", Notation::English), too_many);
}
