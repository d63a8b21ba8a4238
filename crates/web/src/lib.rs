//! The kit between HTTP and the pages: what turns a view struct into a page, and a request into a typed form.

pub mod assets;
pub mod charts;
pub mod design;
mod error_pages;
pub mod exports;
mod failure;
mod flash;
mod form;
pub mod formats;
mod gate;
mod known;
pub mod language;
mod nav;
mod page;
mod recognise;
pub mod routes;
mod session_cookie;
mod site;
pub mod templates;
mod upload;
pub mod urls;
mod visit;
mod words;

pub use error_pages::absent;
pub use failure::{Failure, FailureInfo, Reply};
pub use flash::{Flash, SeeOther, see_other};
pub use form::{Form, faults_of};
pub use gate::Gate;
pub use known::Known;
pub use page::{Page, guest_cookie, initials, label};
pub use recognise::{LANGUAGE_COOKIE, around};
pub use session_cookie::{no_session_cookie, session_cookie};
pub use site::{Site, SiteSettings};
pub use upload::{Upload, UploadedFile};
pub use visit::{Guest, Operating, Person, SignedIn, Visit};
pub use words::Words;
