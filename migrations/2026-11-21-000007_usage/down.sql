DROP TABLE portal.api_tokens, portal.usage_events, portal.import_faults, portal.usage_imports, portal.upload_chunks,
    portal.uploads, portal.periods;
