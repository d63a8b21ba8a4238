DROP TABLE portal.candidate_documents;
DROP TABLE portal.agenda_documents;
