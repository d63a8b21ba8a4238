DROP TABLE portal.agenda_attachments;
DROP TABLE portal.agenda_items;
DROP TABLE portal.assemblies;
