//! The stylesheets, scripts, icons and fonts: built by `scripts/assets.mjs`, part of the binary, served under
//! `/static/`.
//!
//! Invariant: a name under `/static/` holds a hash of its content, so an answer may be kept for ever.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "../../static/dist"]
struct Dist;

/// The plain name of every asset (`gemeengoed.css`) and the name with its hash.
static MANIFEST: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    Dist::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
});

/// What every answer of an asset says about keeping it.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// A file to serve.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The content.
    pub bytes: Cow<'static, [u8]>,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The value of `ETag`, with its quotes.
    pub etag: String,
}

/// The file behind `/static/<path>`; `None` when there is none. Only names with a hash are served.
#[must_use]
pub fn asset(path: &str) -> Option<Asset> {
    if !MANIFEST.values().any(|hashed| hashed == path) {
        return None;
    }
    let file = Dist::get(path)?;
    let etag = format!("\"{}\"", hex::encode(&file.metadata.sha256_hash()[..16]));
    Some(Asset { bytes: file.data, content_type: content_type(path), etag })
}

/// The address of an asset by its plain name: `gemeengoed.css` -> `/static/gemeengoed.3fa9c1.css`.
#[must_use]
pub fn url(name: &str) -> Option<String> {
    MANIFEST.get(name).map(|hashed| format!("/static/{hashed}"))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_of_the_manifest_is_served_with_its_type() {
        assert!(MANIFEST.len() >= 10);
        for (name, hashed) in MANIFEST.iter() {
            let address = url(name).unwrap();
            assert_eq!(address, format!("/static/{hashed}"));
            let served = asset(hashed).unwrap();
            assert!(!served.bytes.is_empty(), "{name}");
            assert_ne!(served.content_type, "application/octet-stream", "{name}");
            assert!(served.etag.starts_with('"') && served.etag.ends_with('"'));
        }
    }

    #[test]
    fn a_name_without_its_hash_is_not_served() {
        assert!(asset("gemeengoed.css").is_none());
        assert!(asset("manifest.json").is_none());
        assert!(asset("../Cargo.toml").is_none());
        assert!(url("no-such.css").is_none());
    }

    #[test]
    fn the_stylesheet_reads_only_fonts_that_are_served() {
        let css = asset(&MANIFEST["gemeengoed.css"]).unwrap();
        let text = String::from_utf8(css.bytes.into_owned()).unwrap();
        let fonts: Vec<_> = text
            .split("url(")
            .skip(1)
            .filter_map(|rest| rest.split_once(')'))
            .map(|(name, _)| name)
            .collect();
        assert_eq!(fonts.len(), 4);
        for font in fonts {
            assert!(asset(font.trim_matches('"')).is_some(), "{font}");
        }
    }
}
