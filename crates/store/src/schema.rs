//! The tables, as diesel sees them. Kept beside the migrations; `tests/schema.rs` compares the two.

/// Tables of the schema `portal`.
pub mod portal {
    diesel::table! {
        portal.agenda_attachments (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            item_id -> Uuid,
            title -> Text,
            address -> Text,
            added_by -> Text,
            added_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.agenda_items (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            assembly_id -> Uuid,
            number -> Int4,
            title -> Text,
            body -> Text,
            kind -> Text,
            removed_by -> Nullable<Text>,
            removed_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.allocation_lines (cooperative_id, run_id, service_id, member_id) {
            cooperative_id -> Uuid,
            run_id -> Uuid,
            service_id -> Uuid,
            member_id -> Uuid,
            cents -> Int8,
            derivation -> Jsonb,
        }
    }
    diesel::table! {
        portal.allocation_runs (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            period_id -> Uuid,
            number -> Int4,
            state -> Text,
            scenario -> Text,
            scenario_sha256 -> Text,
            pinned_costs -> Jsonb,
            pinned_at -> Timestamptz,
            total_cents -> Int8,
            made_by_id -> Uuid,
            made_by -> Text,
            made_at -> Timestamptz,
            reviewed_by_id -> Nullable<Uuid>,
            reviewed_by -> Nullable<Text>,
            reviewed_at -> Nullable<Timestamptz>,
            decided_by_id -> Nullable<Uuid>,
            decided_by -> Nullable<Text>,
            decided_at -> Nullable<Timestamptz>,
            decision_note -> Text,
        }
    }
    diesel::table! {
        portal.amendments (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            resolution_id -> Uuid,
            member_id -> Uuid,
            title -> Text,
            body -> Text,
            state -> Text,
            option_place -> Nullable<Int4>,
            reason -> Text,
            proposed_by -> Text,
            proposed_at -> Timestamptz,
            decided_by -> Nullable<Text>,
            decided_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.answers (cooperative_id, person_id, key, name) {
            cooperative_id -> Uuid,
            person_id -> Uuid,
            key -> Uuid,
            name -> Text,
            answer -> Jsonb,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.api_tokens (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            token_hash -> Binary,
            name -> Text,
            scopes -> Array<Text>,
            made_by -> Text,
            made_by_id -> Uuid,
            created_at -> Timestamptz,
            expires_at -> Timestamptz,
            revoked_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.assemblies (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            title -> Text,
            starts_at -> Timestamptz,
            place -> Text,
            convocation -> Text,
            state -> Text,
            convened_at -> Nullable<Timestamptz>,
            held_at -> Nullable<Timestamptz>,
            made_by_id -> Uuid,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.assembly_decisions (cooperative_id, resolution_id) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            number -> Int4,
            verdict -> Text,
            option_place -> Nullable<Int4>,
            outcome -> Text,
            counts -> Jsonb,
            note -> Text,
            decided_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.audit_events (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            at -> Timestamptz,
            person_id -> Nullable<Uuid>,
            person -> Text,
            member_id -> Nullable<Uuid>,
            deed -> Text,
            subject -> Text,
            detail -> Text,
            ip -> Text,
        }
    }
    diesel::table! {
        portal.audit_heads (cooperative_id) {
            cooperative_id -> Uuid,
            n -> Int8,
            hash -> Binary,
        }
    }
    diesel::table! {
        portal.audit_seals (cooperative_id, n) {
            cooperative_id -> Uuid,
            n -> Int8,
            event_id -> Uuid,
            hash -> Binary,
        }
    }
    diesel::table! {
        portal.ballot_heads (cooperative_id, round_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            n -> Int8,
            hash -> Text,
        }
    }
    diesel::table! {
        portal.ballot_seals (cooperative_id, round_id, n) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            n -> Int8,
            ballot_id -> Uuid,
            hash -> Text,
        }
    }
    diesel::table! {
        portal.ballots (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            round_id -> Uuid,
            member_id -> Uuid,
            version -> Int4,
            scores -> Jsonb,
            holder_id -> Nullable<Uuid>,
            cast_by_id -> Uuid,
            cast_by -> Text,
            cast_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.candidates (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            number -> Int4,
            title -> Text,
            summary -> Text,
            reason -> Text,
            programme -> Text,
            upl -> Text,
            one_off_cents -> Int8,
            yearly_cents -> Int8,
            benefits -> Text,
            risks -> Text,
            dependencies -> Text,
            existing -> Text,
            state -> Text,
            state_reason -> Text,
            state_since -> Timestamptz,
            place -> Nullable<Int4>,
            service_id -> Nullable<Uuid>,
            made_by -> Text,
            made_at -> Timestamptz,
            documents -> Text,
            expected_on -> Nullable<Date>,
        }
    }
    diesel::table! {
        portal.comments (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            topic_id -> Uuid,
            person_id -> Uuid,
            by_person -> Text,
            by_member -> Text,
            text -> Text,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.cost_lines (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            period_id -> Uuid,
            service_id -> Uuid,
            category -> Text,
            cents -> Int8,
            reference -> Text,
            entered_by -> Text,
            entered_at -> Timestamptz,
            withdrawn_by -> Nullable<Text>,
            withdrawn_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.follows (cooperative_id, topic_id, person_id) {
            cooperative_id -> Uuid,
            topic_id -> Uuid,
            person_id -> Uuid,
            since -> Timestamptz,
            stopped_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.import_faults (cooperative_id, import_id, n) {
            cooperative_id -> Uuid,
            import_id -> Uuid,
            n -> Int4,
            fault -> Jsonb,
        }
    }
    diesel::table! {
        portal.invitations (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            token_hash -> Binary,
            email -> Text,
            name -> Text,
            member_id -> Nullable<Uuid>,
            roles -> Array<Text>,
            invited_by -> Text,
            created_at -> Timestamptz,
            expires_at -> Timestamptz,
            accepted_at -> Nullable<Timestamptz>,
            withdrawn_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.jobs (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            kind -> Text,
            payload -> Jsonb,
            state -> Text,
            attempts -> Int4,
            run_at -> Timestamptz,
            leased_until -> Nullable<Timestamptz>,
            done -> Int8,
            total -> Int8,
            last_error -> Nullable<Text>,
            created_at -> Timestamptz,
            ended_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.member_attributes (cooperative_id, member_id, name, on_day) {
            cooperative_id -> Uuid,
            member_id -> Uuid,
            name -> Text,
            on_day -> Date,
            value -> Numeric,
        }
    }
    diesel::table! {
        portal.members (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            code -> Text,
            name -> Text,
            joined_on -> Date,
            left_on -> Nullable<Date>,
            votes -> Int4,
        }
    }
    diesel::table! {
        portal.meters (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            code -> Text,
            name -> Text,
            service_id -> Nullable<Uuid>,
        }
    }
    diesel::table! {
        portal.outbox (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            recipient -> Text,
            event -> Text,
            language -> Text,
            data -> Jsonb,
            created_at -> Timestamptz,
            next_at -> Timestamptz,
            attempts -> Int4,
            delivered_at -> Nullable<Timestamptz>,
            dead_at -> Nullable<Timestamptz>,
            last_error -> Nullable<Text>,
        }
    }
    diesel::table! {
        portal.people (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            name -> Text,
            email -> Text,
            language -> Text,
        }
    }
    diesel::table! {
        portal.periods (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            name -> Text,
            starts_on -> Date,
            ends_on -> Date,
            settled_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.proxies (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            round_id -> Uuid,
            member_id -> Uuid,
            holder_id -> Uuid,
            given_by -> Text,
            given_at -> Timestamptz,
            ended_by -> Nullable<Text>,
            ended_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.resolution_options (cooperative_id, resolution_id, place) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            place -> Int4,
            label -> Text,
        }
    }
    diesel::table! {
        portal.resolution_voters (cooperative_id, resolution_id, member_id) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            member_id -> Uuid,
            weight -> Int8,
            name -> Text,
        }
    }
    diesel::table! {
        portal.resolutions (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            item_id -> Uuid,
            question -> Text,
            majority -> Text,
            majority_numerator -> Nullable<Int4>,
            majority_denominator -> Nullable<Int4>,
            quorum_numerator -> Nullable<Int4>,
            quorum_denominator -> Nullable<Int4>,
            weighted -> Bool,
            secret -> Bool,
            per_member -> Bool,
            blank_is_cast -> Bool,
            opens_at -> Timestamptz,
            closes_at -> Timestamptz,
            revote_of -> Nullable<Uuid>,
            revote_reason -> Text,
            state -> Text,
            made_by_id -> Uuid,
            made_by -> Text,
            made_at -> Timestamptz,
            opened_by_id -> Nullable<Uuid>,
            opened_by -> Nullable<Text>,
            opened_at -> Nullable<Timestamptz>,
            closed_by_id -> Nullable<Uuid>,
            closed_by -> Nullable<Text>,
            closed_at -> Nullable<Timestamptz>,
            proxies_per_holder -> Int4,
            votes_sealed -> Bool,
        }
    }
    diesel::table! {
        portal.roadmap_settings (cooperative_id) {
            cooperative_id -> Uuid,
            year -> Int4,
            budget_cents -> Int8,
            capacity -> Int4,
            published -> Bool,
            changed_by -> Text,
            changed_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.round_candidates (cooperative_id, round_id, candidate_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            candidate_id -> Uuid,
            place -> Int4,
            name -> Text,
            cost_cents -> Int8,
        }
    }
    diesel::table! {
        portal.round_challenges (cooperative_id, round_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            reason -> Text,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.round_decisions (cooperative_id, round_id, candidate_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            candidate_id -> Uuid,
            funded -> Bool,
            verdict -> Text,
            reason -> Text,
            place -> Nullable<Int4>,
            decided_by_id -> Uuid,
            decided_by -> Text,
            decided_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.round_electors (cooperative_id, round_id, member_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            member_id -> Uuid,
            place -> Int4,
            name -> Text,
            weight -> Int4,
        }
    }
    diesel::table! {
        portal.round_lots (cooperative_id, round_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            seed -> Text,
        }
    }
    diesel::table! {
        portal.round_openings (cooperative_id, round_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            made_by_id -> Uuid,
            opened_by_id -> Uuid,
            opened_by -> Text,
            opened_at -> Timestamptz,
            hash -> Text,
            lot_commitment -> Text,
        }
    }
    diesel::table! {
        portal.round_reminders (cooperative_id, round_id, on_day) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            on_day -> Date,
            sent_by -> Text,
            sent_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.round_results (cooperative_id, round_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            file -> Text,
            sha256 -> Text,
            head -> Text,
            closed_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.round_states (cooperative_id, round_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            state -> Text,
            since -> Timestamptz,
        }
    }
    diesel::table! {
        portal.round_turnout (cooperative_id, round_id, member_id) {
            cooperative_id -> Uuid,
            round_id -> Uuid,
            member_id -> Uuid,
        }
    }
    diesel::table! {
        portal.rounds (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            number -> Int4,
            title -> Text,
            intro -> Text,
            rules -> Jsonb,
            budget_cents -> Int8,
            candidate_ids -> Jsonb,
            opens_at -> Timestamptz,
            closes_at -> Timestamptz,
            meeting_on -> Nullable<Date>,
            quorum -> Nullable<Jsonb>,
            proxies_per_holder -> Int4,
            weights -> Text,
            secrecy -> Text,
            remind_days -> Int4,
            repeats_id -> Nullable<Uuid>,
            made_by_id -> Uuid,
            made_by -> Text,
            made_at -> Timestamptz,
            elector_ids -> Nullable<Jsonb>,
            electors_reason -> Text,
            carried -> Jsonb,
        }
    }
    diesel::table! {
        portal.run_remarks (cooperative_id, run_id, service_id, member_id) {
            cooperative_id -> Uuid,
            run_id -> Uuid,
            service_id -> Uuid,
            member_id -> Uuid,
            remark -> Text,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.seats (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            person_id -> Uuid,
            member_id -> Nullable<Uuid>,
            roles -> Array<Text>,
            ended_at -> Nullable<Timestamptz>,
            starts_on -> Nullable<Date>,
        }
    }
    diesel::table! {
        portal.secret_votes (cooperative_id, resolution_id, id) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            id -> Uuid,
            answer -> Text,
        }
    }
    diesel::table! {
        portal.cost_models (cooperative_id, service_id, version) {
            cooperative_id -> Uuid,
            service_id -> Uuid,
            version -> Int4,
            starts_on -> Date,
            model -> Jsonb,
            note -> Text,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.service_keys (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            service_id -> Uuid,
            version -> Int4,
            starts_on -> Date,
            rule -> Jsonb,
            note -> Text,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.services (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            code -> Text,
            name -> Text,
            summary -> Text,
            state -> Text,
            supplier -> Text,
            upl -> Text,
            sort -> Int4,
        }
    }
    diesel::table! {
        portal.state_changes (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            topic_id -> Uuid,
            state -> Text,
            reason -> Text,
            by_person -> Text,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.subscriptions (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            member_id -> Uuid,
            service_id -> Uuid,
            starts_on -> Date,
            ends_on -> Nullable<Date>,
            ordered_by -> Text,
            ordered_at -> Timestamptz,
            notice_by -> Nullable<Text>,
            notice_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.supports (cooperative_id, topic_id, member_id) {
            cooperative_id -> Uuid,
            topic_id -> Uuid,
            member_id -> Uuid,
            since -> Timestamptz,
            by_person -> Text,
            withdrawn_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.topics (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            kind -> Text,
        }
    }
    diesel::table! {
        portal.upload_chunks (cooperative_id, upload_id, n) {
            cooperative_id -> Uuid,
            upload_id -> Uuid,
            n -> Int4,
            bytes -> Binary,
        }
    }
    diesel::table! {
        portal.uploads (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            file_name -> Text,
            bytes -> Int8,
            sha256 -> Text,
            uploaded_by -> Text,
            uploaded_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.usage_events (cooperative_id, source, event_id) {
            cooperative_id -> Uuid,
            source -> Text,
            event_id -> Text,
            member_id -> Uuid,
            meter_id -> Uuid,
            day -> Date,
            quantity -> Numeric,
            subject -> Nullable<Text>,
            content_hash -> Binary,
            import_id -> Nullable<Uuid>,
            received_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.usage_imports (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            upload_id -> Uuid,
            period_id -> Uuid,
            job_id -> Uuid,
            state -> Text,
            report -> Nullable<Jsonb>,
            good -> Int8,
            refused -> Int8,
            repeated -> Int8,
            stored -> Int8,
            problem -> Nullable<Text>,
            started_by -> Text,
            started_by_id -> Uuid,
            started_at -> Timestamptz,
            language -> Text,
            ended_at -> Nullable<Timestamptz>,
            handled_by -> Nullable<Text>,
            handled_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.vote_participations (cooperative_id, resolution_id, member_id) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            member_id -> Uuid,
            holder_id -> Nullable<Uuid>,
        }
    }
    diesel::table! {
        portal.votes (cooperative_id, resolution_id, member_id, version) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            member_id -> Uuid,
            version -> Int4,
            answer -> Text,
            cast_by_id -> Uuid,
            cast_by -> Text,
            cast_at -> Timestamptz,
            in_the_room -> Bool,
        }
    }
    diesel::table! {
        portal.wishes (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            number -> Int4,
            title -> Text,
            what -> Text,
            why -> Text,
            upl -> Text,
            helped -> Text,
            expected_use -> Text,
            member_id -> Uuid,
            person_id -> Uuid,
            proposed_by -> Text,
            proposed_at -> Timestamptz,
            state -> Text,
            state_reason -> Text,
            state_since -> Timestamptz,
            into_wish -> Nullable<Uuid>,
            into_candidate -> Nullable<Uuid>,
            acquisition -> Text,
        }
    }
    diesel::table! {
        portal.documents (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            title -> Text,
            file_name -> Text,
            media_type -> Text,
            bytes -> Int8,
            sha256 -> Text,
            uploaded_by_id -> Nullable<Uuid>,
            uploaded_by -> Text,
            uploaded_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.document_chunks (cooperative_id, document_id, n) {
            cooperative_id -> Uuid,
            document_id -> Uuid,
            n -> Int4,
            bytes -> Binary,
        }
    }
    diesel::table! {
        portal.agenda_documents (cooperative_id, item_id, document_id) {
            cooperative_id -> Uuid,
            item_id -> Uuid,
            document_id -> Uuid,
        }
    }
    diesel::table! {
        portal.candidate_documents (cooperative_id, candidate_id, document_id) {
            cooperative_id -> Uuid,
            candidate_id -> Uuid,
            document_id -> Uuid,
            removed_by -> Nullable<Text>,
            removed_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.agenda_changes (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            assembly_id -> Uuid,
            kind -> Text,
            item -> Text,
            reason -> Text,
            changed_by -> Text,
            changed_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.comment_edits (cooperative_id, comment_id, n) {
            cooperative_id -> Uuid,
            comment_id -> Uuid,
            n -> Int4,
            text -> Text,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.comment_withdrawals (cooperative_id, comment_id) {
            cooperative_id -> Uuid,
            comment_id -> Uuid,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.vote_seals (cooperative_id, resolution_id, n) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            n -> Int8,
            member_id -> Uuid,
            version -> Int4,
            hash -> Text,
        }
    }
    diesel::table! {
        portal.vote_heads (cooperative_id, resolution_id) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            n -> Int8,
            hash -> Text,
        }
    }
    diesel::allow_tables_to_appear_in_same_query!(votes, vote_seals);
    diesel::table! {
        portal.resolution_proxies (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            resolution_id -> Uuid,
            member_id -> Uuid,
            holder_id -> Uuid,
            given_by -> Text,
            given_at -> Timestamptz,
            ended_by -> Nullable<Text>,
            ended_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.resolution_reminders (cooperative_id, resolution_id, on_day) {
            cooperative_id -> Uuid,
            resolution_id -> Uuid,
            on_day -> Date,
            sent_by -> Text,
            sent_at -> Timestamptz,
        }
    }
    // What a member takes: order rules, packages, orders, procurement, stances.
    diesel::table! {
        portal.order_rules (cooperative_id, service_id) {
            cooperative_id -> Uuid,
            service_id -> Uuid,
            unit -> Text,
            least -> Nullable<Numeric>,
            most -> Nullable<Numeric>,
            notice_months -> Nullable<Int4>,
            ends_with -> Text,
            needs_approval -> Bool,
            needs_basis -> Bool,
            changed_by -> Text,
            changed_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.packages (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            service_id -> Uuid,
            number -> Int4,
            name -> Text,
            description -> Text,
            price_cents -> Nullable<Int8>,
            factor -> Nullable<Numeric>,
            made_by -> Text,
            made_at -> Timestamptz,
            withdrawn_by -> Nullable<Text>,
            withdrawn_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.exit_rules (cooperative_id) {
            cooperative_id -> Uuid,
            percentages -> Text,
            changed_by -> Text,
            changed_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.procurement_bases (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            service_id -> Uuid,
            member_id -> Uuid,
            tender -> Text,
            lot -> Text,
            kind -> Text,
            valid_from -> Date,
            valid_until -> Nullable<Date>,
            made_by -> Text,
            made_at -> Timestamptz,
            withdrawn_by -> Nullable<Text>,
            withdrawn_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.subscription_choices (cooperative_id, subscription_id) {
            cooperative_id -> Uuid,
            subscription_id -> Uuid,
            service_id -> Uuid,
            package_id -> Nullable<Uuid>,
            quantity -> Nullable<Numeric>,
        }
    }
    diesel::table! {
        portal.subscription_orders (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            member_id -> Uuid,
            service_id -> Uuid,
            replaces_id -> Nullable<Uuid>,
            package_id -> Nullable<Uuid>,
            quantity -> Nullable<Numeric>,
            starts_on -> Date,
            state -> Text,
            asked_by -> Text,
            asked_at -> Timestamptz,
            decided_by -> Nullable<Text>,
            decided_at -> Nullable<Timestamptz>,
            reason -> Text,
            subscription_id -> Nullable<Uuid>,
        }
    }
    diesel::table! {
        portal.stances (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            service_id -> Uuid,
            member_id -> Uuid,
            number -> Int4,
            stance -> Text,
            condition -> Text,
            until_day -> Nullable<Date>,
            reason -> Text,
            said_by -> Text,
            said_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.backoffice_links (cooperative_id, service_id, member_id, number) {
            cooperative_id -> Uuid,
            service_id -> Uuid,
            member_id -> Uuid,
            number -> Int4,
            state -> Text,
            on_day -> Nullable<Date>,
            note -> Text,
            said_by -> Text,
            said_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.programmes (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            name -> Text,
            summary -> Text,
            ends_on -> Nullable<Date>,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.facilities (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            name -> Text,
            summary -> Text,
            owner -> Text,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.lives (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            candidate_id -> Nullable<Uuid>,
            service_id -> Nullable<Uuid>,
            programme_id -> Nullable<Uuid>,
            description -> Text,
            process -> Text,
            variants -> Text,
            tender_reference -> Text,
            tender_options -> Text,
            tender_on -> Nullable<Date>,
            cost_centre -> Text,
            vat_label -> Text,
            task_field -> Text,
            agreement -> Text,
            contact -> Text,
            drivers -> Array<Text>,
            quick_win -> Bool,
            key_proposal -> Nullable<Jsonb>,
            key_proposal_from -> Text,
            like_life_id -> Nullable<Uuid>,
            acquisition -> Text,
        }
    }
    diesel::table! {
        portal.service_dependencies (cooperative_id, life_id, service_id) {
            cooperative_id -> Uuid,
            life_id -> Uuid,
            service_id -> Uuid,
            holds -> Bool,
        }
    }
    diesel::table! {
        portal.facility_dependencies (cooperative_id, life_id, facility_id) {
            cooperative_id -> Uuid,
            life_id -> Uuid,
            facility_id -> Uuid,
            holds -> Bool,
        }
    }
    diesel::table! {
        portal.transitions (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            life_id -> Uuid,
            from_state -> Nullable<Text>,
            to_state -> Text,
            body -> Nullable<Text>,
            decided_on -> Date,
            reason -> Text,
            resolution_id -> Nullable<Uuid>,
            by_person -> Text,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.transition_evidence (cooperative_id, transition_id, field) {
            cooperative_id -> Uuid,
            transition_id -> Uuid,
            field -> Text,
            value -> Text,
        }
    }
    diesel::table! {
        portal.pilot_members (cooperative_id, transition_id, member_id) {
            cooperative_id -> Uuid,
            transition_id -> Uuid,
            member_id -> Uuid,
            inhabitants -> Int8,
            large -> Bool,
        }
    }
    diesel::table! {
        portal.pilot_findings (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            transition_id -> Uuid,
            member_id -> Uuid,
            effect -> Text,
            blocker -> Text,
            by_person -> Text,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.specifications (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            life_id -> Uuid,
            version -> Int4,
            service -> Text,
            title -> Text,
            text -> Text,
            documents -> Text,
            made_by -> Text,
            made_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.specification_settings (cooperative_id) {
            cooperative_id -> Uuid,
            published -> Bool,
            changed_by -> Text,
            changed_at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.solutions (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            builder_id -> Uuid,
            name -> Text,
            summary -> Text,
            description -> Text,
            upl -> Array<Text>,
            processes -> Text,
            licence -> Text,
            version -> Text,
            repository -> Text,
            publiccode -> Text,
            variant_of -> Nullable<Uuid>,
            candidate_id -> Nullable<Uuid>,
            maturity -> Text,
            adopt_low_cents -> Nullable<Int8>,
            adopt_high_cents -> Nullable<Int8>,
            run_low_cents -> Nullable<Int8>,
            run_high_cents -> Nullable<Int8>,
            suppliers -> Text,
            contact_name -> Text,
            contact_email -> Text,
            state -> Text,
            state_reason -> Text,
            state_since -> Timestamptz,
            made_by -> Text,
            made_at -> Timestamptz,
            changed_by -> Text,
            changed_at -> Timestamptz,
            imported -> Text,
        }
    }
    diesel::table! {
        portal.solution_checks (cooperative_id, solution_id, day) {
            cooperative_id -> Uuid,
            solution_id -> Uuid,
            day -> Date,
            state -> Text,
            why -> Text,
            sha256 -> Text,
            found -> Jsonb,
            checked_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.solution_lessons (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            solution_id -> Uuid,
            member_id -> Uuid,
            kind -> Text,
            title -> Text,
            text -> Text,
            by_person -> Text,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.use_statements (cooperative_id, solution_id, member_id) {
            cooperative_id -> Uuid,
            solution_id -> Uuid,
            member_id -> Uuid,
            since -> Date,
            version -> Text,
            experience -> Text,
            contact_name -> Text,
            contact_email -> Text,
            stated_by -> Text,
            stated_at -> Timestamptz,
            expires_on -> Date,
            ended_on -> Nullable<Date>,
        }
    }
    diesel::table! {
        portal.use_reminders (cooperative_id, solution_id, member_id, expires_on) {
            cooperative_id -> Uuid,
            solution_id -> Uuid,
            member_id -> Uuid,
            expires_on -> Date,
            token_hash -> Binary,
            sent_at -> Timestamptz,
            used_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.solution_wants (cooperative_id, solution_id, member_id) {
            cooperative_id -> Uuid,
            solution_id -> Uuid,
            member_id -> Uuid,
            since -> Timestamptz,
            by_person -> Text,
            candidate_id -> Nullable<Uuid>,
            withdrawn_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.reuses (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            solution_id -> Uuid,
            member_id -> Uuid,
            builder_id -> Uuid,
            reused_on -> Date,
            avoided_cents -> Int8,
            explanation -> Text,
            replaces -> Nullable<Uuid>,
            by_person -> Text,
            at -> Timestamptz,
        }
    }
    diesel::table! {
        portal.specification_documents (cooperative_id, specification_id, document_id) {
            cooperative_id -> Uuid,
            specification_id -> Uuid,
            document_id -> Uuid,
        }
    }
    diesel::table! {
        portal.solution_documents (cooperative_id, solution_id, document_id) {
            cooperative_id -> Uuid,
            solution_id -> Uuid,
            document_id -> Uuid,
            builder_id -> Uuid,
            kind -> Text,
            access -> Text,
            removed_by -> Nullable<Text>,
            removed_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        portal.solution_handovers (cooperative_id, solution_id, reorganisation_id) {
            cooperative_id -> Uuid,
            solution_id -> Uuid,
            reorganisation_id -> Uuid,
            from_id -> Uuid,
            to_id -> Uuid,
            on_day -> Date,
        }
    }
    diesel::table! {
        portal.document_requests (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            solution_id -> Uuid,
            document_id -> Uuid,
            builder_id -> Uuid,
            member_id -> Uuid,
            reason -> Text,
            asked_by -> Text,
            asked_at -> Timestamptz,
            state -> Text,
            answer -> Text,
            until -> Nullable<Date>,
            decided_by -> Nullable<Text>,
            decided_at -> Nullable<Timestamptz>,
        }
    }
    // Reorganisations.
    diesel::table! {
        portal.member_votes (cooperative_id, member_id, on_day) {
            cooperative_id -> Uuid,
            member_id -> Uuid,
            on_day -> Date,
            votes -> Int4,
            reorganisation_id -> Uuid,
        }
    }
    diesel::table! {
        portal.reorganisation_plans (cooperative_id, reorganisation_id) {
            cooperative_id -> Uuid,
            reorganisation_id -> Uuid,
            plan -> Jsonb,
        }
    }
    diesel::table! {
        portal.reorganisation_predecessors (cooperative_id, reorganisation_id, member_id) {
            cooperative_id -> Uuid,
            reorganisation_id -> Uuid,
            member_id -> Uuid,
        }
    }
    diesel::table! {
        portal.reorganisation_seats (cooperative_id, reorganisation_id, seat_id) {
            cooperative_id -> Uuid,
            reorganisation_id -> Uuid,
            seat_id -> Uuid,
            place -> Nullable<Int4>,
        }
    }
    diesel::table! {
        portal.reorganisation_subscriptions (cooperative_id, reorganisation_id, from_id, to_id) {
            cooperative_id -> Uuid,
            reorganisation_id -> Uuid,
            from_id -> Uuid,
            to_id -> Uuid,
        }
    }
    diesel::table! {
        portal.reorganisation_successors (cooperative_id, reorganisation_id, place) {
            cooperative_id -> Uuid,
            reorganisation_id -> Uuid,
            place -> Int4,
            member_id -> Nullable<Uuid>,
            code -> Text,
            name -> Text,
            numerator -> Int8,
            denominator -> Int8,
        }
    }
    diesel::table! {
        portal.reorganisations (cooperative_id, id) {
            cooperative_id -> Uuid,
            id -> Uuid,
            kind -> Text,
            on_day -> Date,
            reason -> Text,
            source -> Text,
            votes_per -> Nullable<Int4>,
            votes_most -> Nullable<Int4>,
            state -> Text,
            made_by_id -> Uuid,
            made_by -> Text,
            made_at -> Timestamptz,
            decided_by_id -> Nullable<Uuid>,
            decided_by -> Nullable<Text>,
            decided_at -> Nullable<Timestamptz>,
            decision_note -> Text,
        }
    }
    diesel::allow_tables_to_appear_in_same_query!(
        allocation_lines,
        allocation_runs,
        answers,
        api_tokens,
        audit_events,
        audit_heads,
        audit_seals,
        ballot_heads,
        ballot_seals,
        ballots,
        candidates,
        comments,
        cost_lines,
        follows,
        import_faults,
        invitations,
        jobs,
        member_attributes,
        members,
        meters,
        outbox,
        people,
        periods,
        proxies,
        roadmap_settings,
        round_candidates,
        round_challenges,
        round_decisions,
        round_electors,
        round_lots,
        round_openings,
        round_reminders,
        round_results,
        round_states,
        round_turnout,
        rounds,
        run_remarks,
        seats,
        cost_models,
        service_keys,
        services,
        state_changes,
        subscriptions,
        supports,
        topics,
        upload_chunks,
        uploads,
        usage_events,
        usage_imports,
        wishes,
        programmes,
        facilities,
        lives,
        service_dependencies,
        facility_dependencies,
        transitions,
        transition_evidence,
        pilot_members,
        pilot_findings,
        specifications,
        specification_settings,
        documents,
        document_chunks,
        agenda_documents,
        candidate_documents,
        solution_documents,
        specification_documents,
        use_statements
    );
}

/// Tables of the schema `platform`.
pub mod platform {
    diesel::table! {
        platform.audit_events (id) {
            id -> Uuid,
            at -> Timestamptz,
            person_id -> Uuid,
            deed -> Text,
            reason -> Text,
            subject -> Text,
            ip -> Text,
        }
    }
    diesel::table! {
        platform.cooperatives (id) {
            id -> Uuid,
            address -> Text,
            name -> Text,
            legal_form -> Text,
            votes -> Text,
            notice_months -> Int4,
            dispute_days -> Int4,
            deviation_percent -> Int4,
            theme -> Text,
            demonstration -> Bool,
            created_at -> Timestamptz,
        }
    }
    diesel::table! {
        platform.outbox (id) {
            id -> Uuid,
            recipient -> Text,
            event -> Text,
            language -> Text,
            data -> Jsonb,
            created_at -> Timestamptz,
            next_at -> Timestamptz,
            attempts -> Int4,
            delivered_at -> Nullable<Timestamptz>,
            dead_at -> Nullable<Timestamptz>,
            last_error -> Nullable<Text>,
        }
    }
    diesel::table! {
        platform.password_resets (token_hash) {
            token_hash -> Binary,
            person_id -> Uuid,
            expires_at -> Timestamptz,
            used_at -> Nullable<Timestamptz>,
        }
    }
    diesel::table! {
        platform.people (id) {
            id -> Uuid,
            email -> Text,
            name -> Text,
            password_hash -> Nullable<Text>,
            language -> Text,
            operator -> Bool,
            created_at -> Timestamptz,
        }
    }
    diesel::table! {
        platform.session_seats (session_id, cooperative_id) {
            session_id -> Uuid,
            cooperative_id -> Uuid,
            seat_id -> Uuid,
        }
    }
    diesel::table! {
        platform.sessions (id) {
            id -> Uuid,
            key_hash -> Binary,
            person_id -> Uuid,
            csrf -> Text,
            created_at -> Timestamptz,
            last_seen_at -> Timestamptz,
            expires_at -> Timestamptz,
            ended_at -> Nullable<Timestamptz>,
            ip -> Text,
            agent -> Text,
        }
    }
    diesel::table! {
        platform.sign_in_attempts (subject, window_at) {
            subject -> Text,
            window_at -> Timestamptz,
            failures -> Int4,
        }
    }
    diesel::allow_tables_to_appear_in_same_query!(
        audit_events,
        cooperatives,
        outbox,
        password_resets,
        people,
        session_seats,
        sessions,
        sign_in_attempts
    );
}

/// Tables of the schema `reference`.
pub mod reference {
    diesel::table! {
        reference.municipalities (code) {
            code -> Text,
            name -> Text,
            inhabitants -> Int4,
            counted_on -> Date,
        }
    }
    diesel::table! {
        reference.upl_products (uri) {
            uri -> Text,
            name -> Text,
            municipal -> Bool,
            citizen -> Bool,
            company -> Bool,
            bases -> Text,
            ended_on -> Nullable<Date>,
        }
    }
}
