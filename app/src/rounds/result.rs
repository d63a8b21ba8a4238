//! The file of a closed round, as it was stored.

use actix_web::web::{Data, Path};
use kernel::RoundId;
use store::{Db, StoreError, TenantTx};
use web::exports::download;
use web::{Reply, SignedIn};

/// The file of a closed round, as it was stored: `gemeengoed/round/1`.
pub async fn file(visit: SignedIn, path: Path<(String, RoundId)>, db: Data<Db>) -> Reply {
    let id = path.1;
    let look = move |tx: &mut TenantTx<'_>| {
        Ok::<_, StoreError>((tx.round(id)?, tx.round_result(id)?.ok_or(StoreError::Absent)?))
    };
    let (round, stored) = db.tenant(&visit.actor, "rounds.file", look).await?;
    download(&format!("round-{}.json", round.number), "application/json", stored.file.into_bytes())
}
