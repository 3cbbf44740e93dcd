create tabel oops ();
