//! Accounts: passwords, resets, and the count of attempts to sign in.

use diesel::prelude::*;
use diesel::sql_types::{Int4, Text, Timestamptz};
use jiff::{SignedDuration, Timestamp};
use jiff_diesel::ToDiesel;
use kernel::PersonId;
use uuid::Uuid;

use crate::doors::SessionTx;
use crate::error::StoreError;
use crate::schema::platform::{password_resets, people, sign_in_attempts};

/// Attempts to sign in are counted in windows of this length.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// The person.
    pub id: PersonId,
    /// Address to sign in with, in lower case.
    pub email: String,
    /// Name of the person.
    pub name: String,
    /// Argon2id in PHC form; absent until the first password is chosen.
    pub password_hash: Option<String>,
    /// `nl` or `en`.
    pub language: String,
    /// Whether the person runs the installation.
    pub operator: bool,
}

/// What a sign-in attempt is counted under.
#[derive(Clone, Debug)]
pub struct Throttle {
    /// `account:<e-mail address>` or `ip:<address>`.
    pub subject: String,
    /// Attempts in a window; after those the subject has to wait.
    pub limit: i32,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Int4)]
    failures: i32,
}

type AccountRow = (Uuid, String, String, Option<String>, String, bool);

impl From<AccountRow> for Account {
    fn from((id, email, name, password_hash, language, operator): AccountRow) -> Self {
        Self { id: id.into(), email, name, password_hash, language, operator }
    }
}

impl SessionTx<'_> {
    /// The account with this e-mail address.
    ///
    /// # Errors
    /// Those of the query.
    pub fn account_by_email(&mut self, email: &str) -> Result<Option<Account>, StoreError> {
        let row: Option<AccountRow> = people::table
            .filter(people::email.eq(email.to_lowercase()))
            .select((
                people::id,
                people::email,
                people::name,
                people::password_hash,
                people::language,
                people::operator,
            ))
            .first(self.conn())
            .optional()?;
        Ok(row.map(Account::from))
    }

    /// The account of a person.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none.
    pub fn account(&mut self, person: PersonId) -> Result<Account, StoreError> {
        let row: AccountRow = people::table
            .filter(people::id.eq(person.0))
            .select((
                people::id,
                people::email,
                people::name,
                people::password_hash,
                people::language,
                people::operator,
            ))
            .first(self.conn())?;
        Ok(row.into())
    }

    /// Makes an account.
    ///
    /// # Errors
    /// `people_email` where the address has one already.
    pub fn add_account(&mut self, new: &Account) -> Result<(), StoreError> {
        let now = self.now();
        diesel::insert_into(people::table)
            .values((
                people::id.eq(new.id.0),
                people::email.eq(new.email.to_lowercase()),
                people::name.eq(&new.name),
                people::password_hash.eq(&new.password_hash),
                people::language.eq(&new.language),
                people::operator.eq(new.operator),
                people::created_at.eq(now.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Replaces a person's password.
    ///
    /// # Errors
    /// Those of the update.
    pub fn set_password(&mut self, person: PersonId, hash: &str) -> Result<(), StoreError> {
        diesel::update(people::table.filter(people::id.eq(person.0)))
            .set(people::password_hash.eq(hash))
            .execute(self.conn())?;
        Ok(())
    }

    /// Gives a person another name, in the account and in every cooperative that knows the person.
    ///
    /// # Errors
    /// Those of the updates.
    pub fn rename(&mut self, person: PersonId, name: &str) -> Result<(), StoreError> {
        self.for_person(person)?;
        diesel::update(people::table.filter(people::id.eq(person.0)))
            .set(people::name.eq(name))
            .execute(self.conn())?;
        let known =
            crate::schema::portal::people::table.filter(crate::schema::portal::people::id.eq(person.0));
        diesel::update(known).set(crate::schema::portal::people::name.eq(name)).execute(self.conn())?;
        Ok(())
    }

    /// Remembers the language of a person's pages and mail.
    ///
    /// # Errors
    /// Those of the update.
    pub fn set_language(&mut self, person: PersonId, language: &str) -> Result<(), StoreError> {
        diesel::update(people::table.filter(people::id.eq(person.0)))
            .set(people::language.eq(language))
            .execute(self.conn())?;
        let known =
            crate::schema::portal::people::table.filter(crate::schema::portal::people::id.eq(person.0));
        diesel::update(known)
            .set(crate::schema::portal::people::language.eq(language))
            .execute(self.conn())?;
        Ok(())
    }

    /// Stores the hash of a reset token.
    ///
    /// # Errors
    /// Those of the insert.
    pub fn add_reset(
        &mut self,
        token_hash: &[u8],
        person: PersonId,
        expires: Timestamp,
    ) -> Result<(), StoreError> {
        diesel::insert_into(password_resets::table)
            .values((
                password_resets::token_hash.eq(token_hash),
                password_resets::person_id.eq(person.0),
                password_resets::expires_at.eq(expires.to_diesel()),
            ))
            .execute(self.conn())?;
        Ok(())
    }

    /// Whose reset token this is, while it is valid.
    ///
    /// # Errors
    /// Those of the query.
    pub fn reset(&mut self, token_hash: &[u8]) -> Result<Option<PersonId>, StoreError> {
        let now = self.now();
        let person: Option<Uuid> = password_resets::table
            .filter(password_resets::token_hash.eq(token_hash))
            .filter(password_resets::used_at.is_null())
            .filter(password_resets::expires_at.gt(now.to_diesel()))
            .select(password_resets::person_id)
            .first(self.conn())
            .optional()?;
        Ok(person.map(PersonId::from))
    }

    /// Uses up every open reset token of a person.
    ///
    /// # Errors
    /// Those of the update. `false` where there was none left: somebody was first.
    pub fn use_resets(&mut self, person: PersonId) -> Result<bool, StoreError> {
        let now = self.now();
        let used = diesel::update(password_resets::table)
            .filter(password_resets::person_id.eq(person.0))
            .filter(password_resets::used_at.is_null())
            .set(password_resets::used_at.eq(now.to_diesel()))
            .execute(self.conn())?;
        Ok(used > 0)
    }

    /// Counts an attempt to sign in under each subject, and says whether one of them has had its share in
    /// this window. An attempt is counted before the password is looked at: a thousand at once cannot all be
    /// the first.
    ///
    /// # Errors
    /// Those of the queries.
    pub fn count_attempt(&mut self, throttles: &[Throttle]) -> Result<bool, StoreError> {
        let now = self.now();
        let mut throttled = false;
        for throttle in throttles {
            let counted: Counted = diesel::sql_query(
                "INSERT INTO platform.sign_in_attempts AS a (subject, window_at, failures) VALUES ($1, $2, 1)
                 ON CONFLICT (subject, window_at) DO UPDATE SET failures = a.failures + 1
                 RETURNING failures",
            )
            .bind::<Text, _>(&throttle.subject)
            .bind::<Timestamptz, _>(window_of(now).to_diesel())
            .get_result(self.conn())?;
            throttled |= counted.failures > throttle.limit;
        }
        let yesterday = now - SignedDuration::from_hours(24);
        diesel::delete(sign_in_attempts::table.filter(sign_in_attempts::window_at.lt(yesterday.to_diesel())))
            .execute(self.conn())?;
        Ok(throttled)
    }

    /// Takes back one attempt that turned out well: an office behind one address is not locked out by its own
    /// arrival.
    ///
    /// # Errors
    /// Those of the update.
    pub fn uncount_attempt(&mut self, subject: &str) -> Result<(), StoreError> {
        let window = window_of(self.now());
        diesel::update(sign_in_attempts::table.find((subject, window.to_diesel())))
            .filter(sign_in_attempts::failures.gt(0))
            .set(sign_in_attempts::failures.eq(sign_in_attempts::failures - 1))
            .execute(self.conn())?;
        Ok(())
    }

    /// Forgets the failures of an account that signed in.
    ///
    /// # Errors
    /// Those of the delete.
    pub fn forget_failures(&mut self, subject: &str) -> Result<(), StoreError> {
        diesel::delete(sign_in_attempts::table.filter(sign_in_attempts::subject.eq(subject)))
            .execute(self.conn())?;
        Ok(())
    }
}

/// The start of the window that an instant is in.
fn window_of(now: Timestamp) -> Timestamp {
    let length = WINDOW.as_secs();
    Timestamp::from_second(now.as_second().div_euclid(length) * length).unwrap_or(now)
}
