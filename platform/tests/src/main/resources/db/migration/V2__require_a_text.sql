ALTER TABLE entries ADD CHECK (text <> '');
