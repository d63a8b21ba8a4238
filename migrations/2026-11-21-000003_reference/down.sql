DROP TABLE reference.municipalities;
