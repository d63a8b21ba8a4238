//! Pages through HTTP and their real forms: one file per noun.

mod front_door;
mod usage_api;
mod usage_imports;
