"""Phrases of the demo: its files, and what its user has written on the pages."""

PHRASES: dict[str, tuple[str, str]] = {
    "book_name": ("価値ログ.xlsm", "kachilog.xlsm"),
    "csv_name": ("活動ログ.csv", "log.csv"),
    "stop_8": ("毎日の投稿", "Posting every day"),
    "more_8": ("何もしない日", "Days without any of it"),
    "try_8": ("投稿は週3回までと決める", "No more than three posts a week"),
    "stop_9": ("寝る前の通知チェック", "Checking notifications in bed"),
    "more_9": ("実例つきの投稿", "Posts with a real case"),
    "try_9": ("投稿の最後に質問を1つ添える", "End each post with one question"),
    "stop_10": ("反応の少ない小ネタの投稿", "Small posts that nobody answers"),
    "more_10": ("DMへのていねいな返事", "Thorough answers to messages"),
    "try_10": ("相談の前に質問票を送る", "Send questions before a consultation"),
    "stop_11": ("ハッシュタグ選びに悩む時間", "Time spent on choosing hashtags"),
    "more_11": ("相談後のお礼と、その後の確認", "Thanking and asking back after a consultation"),
    "try_11": ("土曜の朝に1本だけ書く", "One post on Saturday morning, no more"),
}
