"""知恵の共有: what the bodies tell each other: お知らせ, 支援事例とノウハウ, 研修."""
