//! The municipalities of the demonstration: facts from the register of Statistics Netherlands.

use super::DemoError;

/// The day on which the inhabitants were counted.
pub(super) const COUNTED_ON: jiff::civil::Date = jiff::civil::date(2020, 1, 1);

/// A municipality as the register has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Municipality {
    /// CBS code.
    pub(super) code: &'static str,
    /// Official name.
    pub(super) name: &'static str,
    /// Inhabitants on [`COUNTED_ON`].
    pub(super) inhabitants: u32,
}

const fn municipality(code: &'static str, name: &'static str, inhabitants: u32) -> Municipality {
    Municipality { code, name, inhabitants }
}

/// The municipality with this code.
pub(super) fn of_code(code: &str) -> Result<&'static Municipality, DemoError> {
    let found = ALL.iter().find(|one| one.code == code);
    found.ok_or_else(|| DemoError::of(format!("no municipality {code}")))
}

/// By code.
pub(super) const ALL: [Municipality; 52] = [
    municipality("GM0003", "Appingedam", 11_523),
    municipality("GM0010", "Delfzijl", 24_609),
    municipality("GM0014", "Groningen", 231_112),
    municipality("GM0024", "Loppersum", 9_477),
    municipality("GM0080", "Leeuwarden", 123_625),
    municipality("GM0090", "Smallingerland", 56_181),
    municipality("GM0106", "Assen", 68_798),
    municipality("GM0109", "Coevorden", 35_303),
    municipality("GM0114", "Emmen", 107_078),
    municipality("GM0141", "Almelo", 73_175),
    municipality("GM0147", "Borne", 23_489),
    municipality("GM0150", "Deventer", 100_913),
    municipality("GM0153", "Enschede", 158_918),
    municipality("GM0158", "Haaksbergen", 24_275),
    municipality("GM0163", "Hellendoorn", 35_959),
    municipality("GM0164", "Hengelo", 81_047),
    municipality("GM0166", "Kampen", 54_409),
    municipality("GM0168", "Losser", 22_780),
    municipality("GM0173", "Oldenzaal", 31_792),
    municipality("GM0177", "Raalte", 37_782),
    municipality("GM0183", "Tubbergen", 21_271),
    municipality("GM0193", "Zwolle", 129_213),
    municipality("GM0200", "Apeldoorn", 164_140),
    municipality("GM0209", "Beuningen", 26_054),
    municipality("GM0225", "Druten", 18_973),
    municipality("GM0252", "Heumen", 16_589),
    municipality("GM0262", "Lochem", 33_847),
    municipality("GM0268", "Nijmegen", 176_669),
    municipality("GM0296", "Wijchen", 41_179),
    municipality("GM0301", "Zutphen", 48_077),
    municipality("GM0307", "Amersfoort", 157_521),
    municipality("GM0373", "Bergen (NH.)", 29_762),
    municipality("GM0383", "Castricum", 36_124),
    municipality("GM0392", "Haarlem", 162_962),
    municipality("GM0399", "Heiloo", 24_100),
    municipality("GM0405", "Hoorn", 73_360),
    municipality("GM0450", "Uitgeest", 13_643),
    municipality("GM0479", "Zaanstad", 156_907),
    municipality("GM0484", "Alphen aan den Rijn", 112_343),
    municipality("GM0503", "Delft", 103_037),
    municipality("GM0537", "Katwijk", 65_929),
    municipality("GM0622", "Vlaardingen", 73_758),
    municipality("GM0757", "Boxtel", 30_807),
    municipality("GM0788", "Haaren", 14_316),
    municipality("GM0824", "Oisterwijk", 26_344),
    municipality("GM0855", "Tilburg", 219_599),
    municipality("GM0865", "Vught", 26_709),
    municipality("GM0944", "Mook en Middelaar", 7_879),
    municipality("GM1774", "Dinkelland", 26_545),
    municipality("GM1896", "Zwartewaterland", 22_755),
    municipality("GM1916", "Leidschendam-Voorburg", 76_387),
    municipality("GM1945", "Berg en Dal", 34_972),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_are_those_of_the_register() {
        let Some(register) = shared_data::text("municipalities-2020.csv") else { return };
        for one in ALL {
            let line = format!("{},{},{}", one.code, one.name, one.inhabitants);
            assert!(register.lines().any(|known| known == line), "{line}");
        }
    }
}
