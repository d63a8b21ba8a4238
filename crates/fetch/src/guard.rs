//! Which addresses lie inside: of this machine, of its networks, or of nobody.
//!
//! Of IPv4 the special ranges of the registry are refused; of IPv6 only global unicast is let through,
//! without the parts of it that carry other addresses: what embeds an IPv4 address is refused whole, public
//! or not.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What kind of address it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inside {
    /// This machine.
    Loopback,
    /// A network of our own.
    Private,
    /// The same wire.
    LinkLocal,
    /// Many at once.
    Multicast,
    /// No machine: nothing, an example, a reserve.
    Reserved,
    /// An IPv4 address in IPv6 clothes.
    Embedded,
}

impl fmt::Display for Inside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Loopback => "this machine",
            Self::Private => "a private network",
            Self::LinkLocal => "the local link",
            Self::Multicast => "a group of machines",
            Self::Reserved => "a reserved address",
            Self::Embedded => "an IPv4 address inside an IPv6 one",
        })
    }
}

/// Why an address must not be asked; nothing where it may.
pub fn refusal(ip: IpAddr) -> Option<Inside> {
    match ip {
        IpAddr::V4(ip) => refusal_v4(ip),
        IpAddr::V6(ip) => refusal_v6(ip),
    }
}

fn refusal_v4(ip: Ipv4Addr) -> Option<Inside> {
    Some(match ip.octets() {
        [127, ..] => Inside::Loopback,
        [10, ..] | [192, 168, ..] | [172, 16..=31, ..] | [100, 64..=127, ..] => Inside::Private,
        [169, 254, ..] => Inside::LinkLocal,
        [224..=239, ..] => Inside::Multicast,
        [0 | 240..=255, ..]
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        | [198, 18 | 19, ..]
        | [198, 51, 100, _]
        | [203, 0, 113, _] => Inside::Reserved,
        _ => return None,
    })
}

fn refusal_v6(ip: Ipv6Addr) -> Option<Inside> {
    Some(match ip.segments() {
        [0, 0, 0, 0, 0, 0, 0, 1] => Inside::Loopback,
        [0, 0, 0, 0, 0, 0, 0, 0] => Inside::Reserved,
        // Compatible, mapped and translated; NAT64, well-known and local; 6to4; Teredo.
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] | [0, 0, 0, 0, 0xffff, 0, ..] => Inside::Embedded,
        [0x64, 0xff9b, ..] | [0x2002, ..] | [0x2001, 0, ..] => Inside::Embedded,
        [0xfe80..=0xfebf, ..] => Inside::LinkLocal,
        [0xfc00..=0xfdff, ..] | [0xfec0..=0xfeff, ..] => Inside::Private,
        [0xff00..=0xffff, ..] => Inside::Multicast,
        // Assignments of protocols, documentation (twice); of the rest only 2000::/3 is in use.
        [0x2001, 1..=0x1ff | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Inside::Reserved,
        [0x2000..=0x3fff, ..] => return None,
        _ => Inside::Reserved,
    })
}

#[cfg(test)]
mod tests {
    use super::{Inside, refusal};

    #[test]
    fn public_addresses_may_be_asked() {
        let public = [
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "223.255.255.255",
            "2a02:898::1",
            "2606:4700::1111",
            "2001:200::1",
            "2001:4860:4860::8888",
        ];
        for ip in public {
            assert_eq!(refusal(ip.parse().unwrap()), None, "{ip}");
        }
    }

    #[test]
    fn what_lies_inside_is_refused_in_every_form() {
        let inside = [
            ("127.0.0.1", Inside::Loopback),
            ("127.255.255.254", Inside::Loopback),
            ("::1", Inside::Loopback),
            ("10.0.0.1", Inside::Private),
            ("172.16.0.1", Inside::Private),
            ("172.31.255.255", Inside::Private),
            ("192.168.1.1", Inside::Private),
            ("100.64.0.1", Inside::Private),
            ("100.127.255.255", Inside::Private),
            ("fc00::1", Inside::Private),
            ("fdff::1", Inside::Private),
            ("fec0::1", Inside::Private),
            ("169.254.169.254", Inside::LinkLocal),
            ("fe80::1", Inside::LinkLocal),
            ("febf::1", Inside::LinkLocal),
            ("224.0.0.1", Inside::Multicast),
            ("239.255.255.255", Inside::Multicast),
            ("ff02::1", Inside::Multicast),
            ("0.0.0.0", Inside::Reserved),
            ("0.1.2.3", Inside::Reserved),
            ("192.0.0.170", Inside::Reserved),
            ("192.0.2.1", Inside::Reserved),
            ("192.88.99.1", Inside::Reserved),
            ("198.18.0.1", Inside::Reserved),
            ("198.19.255.255", Inside::Reserved),
            ("198.51.100.1", Inside::Reserved),
            ("203.0.113.1", Inside::Reserved),
            ("240.0.0.1", Inside::Reserved),
            ("255.255.255.255", Inside::Reserved),
            ("::", Inside::Reserved),
            ("100::1", Inside::Reserved),
            ("2001:2::1", Inside::Reserved),
            ("2001:db8::1", Inside::Reserved),
            ("3fff::1", Inside::Reserved),
            ("5f00::1", Inside::Reserved),
            ("::ffff:127.0.0.1", Inside::Embedded),
            ("::ffff:8.8.8.8", Inside::Embedded),
            ("::127.0.0.1", Inside::Embedded),
            ("::ffff:0:10.0.0.1", Inside::Embedded),
            ("64:ff9b::10.0.0.1", Inside::Embedded),
            ("64:ff9b:1::1", Inside::Embedded),
            ("2002:7f00:1::", Inside::Embedded),
            ("2001:0:4136:e378::1", Inside::Embedded),
        ];
        for (ip, kind) in inside {
            assert_eq!(refusal(ip.parse().unwrap()), Some(kind), "{ip}");
        }
    }
}
