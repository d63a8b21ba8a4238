//! How much the members of Samen Digitaal use: invented, in proportion to who they are.
//!
//! The third quarter of 2026 is written out here; the quarters before and after it follow from it
//! (`figures`).

/// Codes of the services that are divided by usage, in the order of [`Volume::used`].
pub(super) const COUNTED: [&str; 8] = [
    "zaaksysteem",
    "klantcontact",
    "e-formulieren",
    "afspraken",
    "documenten",
    "aangifte-overlijden",
    "status-volgen",
    "parkeervergunning",
];

/// A member and what it used in the third quarter of 2026.
#[derive(Clone, Copy, Debug)]
pub(super) struct Volume {
    /// CBS code of the member.
    pub(super) code: &'static str,
    /// The year from which it is a member.
    pub(super) since: i16,
    /// Per service of [`COUNTED`]; zero: the member does not take the service.
    pub(super) used: [u32; 8],
}

const fn member(code: &'static str, since: i16, used: [u32; 8]) -> Volume {
    Volume { code, since, used }
}

/// Where usage jumped in the third quarter of 2026: member, place of the service in [`COUNTED`], what it
/// used in a quarter before, and what the office wrote beside the amount (two ask for a word still).
pub(super) const JUMPS: [(&str, usize, u32, &str); 9] = [
    ("GM0537", 2, 15_523, "Nieuwe formulieren voor afval en parkeren."),
    ("GM0392", 6, 18_705, "Bevestigd door de gemeente op 18 november."),
    ("GM0164", 7, 523, "Nieuw gebied met betaald parkeren sinds 1 juli."),
    ("GM0166", 3, 4_163, "Afspraken van het afvalpunt tellen nu mee."),
    ("GM0200", 5, 338, ""),
    ("GM0080", 1, 130_974, "Extra contacten door de verkiezingen."),
    ("GM0193", 4, 46_937, ""),
    ("GM0114", 0, 14_785, "Inhaalslag: 1.980 zaken uit juni zijn in juli geteld."),
    ("GM0150", 0, 18_193, "Minder zaken: de vergunningen liepen in dit kwartaal via het oude systeem."),
];

/// By name of the member.
pub(super) const MEMBERS: [Volume; 33] = [
    member("GM0141", 2006, [11_117, 68_310, 16_227, 6_165, 26_048, 137, 9_468, 519]),
    member("GM0484", 2014, [21_221, 96_205, 18_963, 7_948, 37_318, 261, 12_990, 636]),
    member("GM0307", 2011, [23_992, 173_902, 41_032, 0, 49_544, 0, 20_896, 1_226]),
    member("GM0200", 2010, [25_906, 140_456, 39_903, 14_139, 62_181, 464, 18_945, 918]),
    member("GM0106", 2008, [10_254, 76_060, 12_576, 5_279, 25_396, 139, 6_528, 469]),
    member("GM0147", 2013, [4_416, 0, 4_467, 0, 6_321, 50, 0, 0]),
    member("GM0109", 2011, [4_910, 33_721, 7_121, 2_475, 10_516, 0, 4_138, 0]),
    member("GM0503", 2012, [0, 96_722, 21_700, 0, 0, 0, 0, 718]),
    member("GM0150", 2006, [13_907, 78_140, 20_395, 6_258, 40_670, 213, 9_155, 667]),
    member("GM1774", 2011, [4_197, 0, 6_348, 1_652, 8_910, 68, 0, 0]),
    member("GM0114", 2007, [19_974, 81_137, 22_594, 7_828, 43_379, 219, 9_553, 847]),
    member("GM0153", 2006, [26_682, 152_164, 38_279, 13_155, 50_890, 339, 19_464, 938]),
    member("GM0014", 2006, [34_215, 195_090, 58_657, 0, 95_295, 482, 23_442, 1_607]),
    member("GM0158", 2015, [3_859, 18_528, 5_740, 1_624, 9_148, 60, 3_008, 0]),
    member("GM0392", 2008, [22_191, 0, 27_537, 0, 55_061, 373, 29_835, 1_123]),
    member("GM0163", 2011, [5_653, 35_758, 6_753, 2_475, 11_942, 82, 4_064, 0]),
    member("GM0164", 2006, [14_599, 80_167, 14_757, 7_303, 33_791, 186, 8_133, 746]),
    member("GM0405", 2015, [11_881, 0, 15_649, 0, 0, 0, 0, 521]),
    member("GM0166", 2014, [7_418, 48_210, 11_358, 5_736, 22_399, 108, 6_510, 0]),
    member("GM0537", 2019, [0, 64_680, 25_457, 0, 0, 0, 0, 0]),
    member("GM0080", 2007, [19_646, 170_790, 22_460, 8_482, 46_060, 315, 12_148, 822]),
    member("GM1916", 2018, [13_644, 69_616, 16_337, 0, 21_620, 0, 7_567, 0]),
    member("GM0262", 2011, [4_483, 36_303, 7_223, 2_162, 10_648, 62, 3_759, 0]),
    member("GM0168", 2016, [2_908, 0, 4_523, 2_034, 9_212, 0, 1_962, 0]),
    member("GM0173", 2012, [4_237, 26_924, 7_301, 1_936, 11_686, 69, 4_089, 0]),
    member("GM0177", 2016, [5_557, 29_571, 8_421, 3_455, 10_876, 74, 0, 0]),
    member("GM0090", 2010, [8_611, 59_852, 9_669, 4_389, 16_057, 108, 5_303, 0]),
    member("GM0183", 2013, [3_502, 0, 5_088, 0, 7_062, 0, 0, 0]),
    member("GM0622", 2011, [13_047, 53_190, 18_517, 0, 28_063, 147, 6_406, 410]),
    member("GM0479", 2009, [23_434, 156_977, 35_590, 11_652, 0, 0, 15_004, 1_298]),
    member("GM0301", 2014, [8_055, 48_387, 10_501, 3_501, 18_539, 106, 4_323, 358]),
    member("GM1896", 2016, [3_376, 20_398, 5_058, 0, 7_681, 54, 2_775, 0]),
    member("GM0193", 2006, [19_929, 128_458, 29_860, 10_164, 34_921, 328, 12_970, 709]),
];
