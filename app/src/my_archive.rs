//! Everything of one's own member as one archive.

use actions::Refused;
use actions::archive::{self, ArchiveFile};
use actix_web::web::Data;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Serialize;
use store::{Db, TenantTx};
use web::exports::download;
use web::{Failure, Form, Nothing, Reply, SignedIn};

#[derive(Serialize)]
struct Show {
    action: String,
    member: String,
}

/// What is in the archive, and a button.
pub async fn show(visit: SignedIn) -> Reply {
    let member = visit.actor.member().ok_or(Failure::Absent)?;
    let view = Show { action: format!("{}/my-archive", visit.home()), member: member.name.clone() };
    visit.page("app/my_archive/show", visit.text("archive-title")).show(&view)
}

/// The archive as a download.
pub async fn create(visit: SignedIn, _form: Form<Nothing>, db: Data<Db>) -> Reply {
    let member = visit.actor.member().ok_or(Failure::Absent)?;
    let take = |tx: &mut TenantTx<'_>| archive::take(tx);
    let files: Vec<ArchiveFile> = db.tenant::<_, Refused, _>(&visit.actor, "archive.take", take).await?;
    let name = format!("{}.tar.gz", member.code.to_lowercase());
    let packed = packed(&files).map_err(|error| Failure::Bug(error.to_string()))?;
    download(&name, "application/gzip", packed)
}

/// The files in a tape archive, compressed.
fn packed(files: &[ArchiveFile]) -> std::io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::default()));
    for file in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(file.content.len().try_into().map_err(std::io::Error::other)?);
        header.set_mode(0o644);
        archive.append_data(&mut header, &file.path, file.content.as_slice())?;
    }
    archive.into_inner()?.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let file = |path: &str, text: &str| ArchiveFile { path: path.to_owned(), content: text.into() };
        let files = [file("people.json", "[]"), file("costs/2025.json", "{ \"é\": 1 }")];
        let packed = packed(&files).unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
        let mut out = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let (path, mut content) = (entry.path().unwrap().display().to_string(), Vec::new());
            entry.read_to_end(&mut content).unwrap();
            out.push(ArchiveFile { path, content });
        }
        assert_eq!(out, files);
    }
}
