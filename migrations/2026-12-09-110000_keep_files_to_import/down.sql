drop table import_files;
