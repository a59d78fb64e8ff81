"""Phrases of 気づき, 案 and 4週のふり返り: one sentence (or two short ones) for each thing that a week's numbers can say.

A value comes with its unit (`unit_…`).
"""

PHRASES: dict[str, tuple[str, str]] = {
    # units: where a number takes another form from two on (English), the two stand on either side of a bar
    "unit_minutes": ("{number}分", "{number} min"),
    "unit_days": ("{number}日", "{number} day|{number} days"),
    "unit_weeks": ("{number}週", "{number} week|{number} weeks"),
    "unit_rows": ("{number}件", "{number} entry|{number} entries"),
    "unit_posts": ("{number}件", "{number} post|{number} posts"),
    "unit_reactions": ("{number}件", "{number} reaction|{number} reactions"),
    "unit_inquiries": ("{number}件", "{number} inquiry|{number} inquiries"),
    "unit_repeats": ("{number}件", "{number} repeat consultation|{number} repeat consultations"),
    "unit_referrals": ("{number}件", "{number} referral|{number} referrals"),
    "unit_voices": ("{number}件", "{number} customer voice|{number} customer voices"),
    "unit_questions": ("{number}件", "{number} question|{number} questions"),
    "unit_decisions": ("{number}つ", "{number} decision|{number} decisions"),
    "unit_decisions_many": ("{number}個", "{number} decisions"),
    "unit_kpis": ("{number}つ", "{number}"),
    "unit_kpis_many": ("{number}個", "{number}"),
    "unit_cases": ("{number}件", "{number}"),
    "unit_points": ("{number}点", "{number}"),
    "unit_rating": ("{number}", "{number}"),
    "unit_per_hour": ("{number}", "{number}"),
    "unit_money": ("{number}円", "{number} yen"),
    "unit_share": ("{number}%", "{number}%"),
    "unit_own": ("{number}{unit}", "{number} {unit}"),
    "unit_number": ("{number}", "{number}"),
    # words inside sentences
    "term_blank": ("(未記入)", "(blank)"),
    "term_joint": ("・", ", "),
    "term_stop": ("やめること", "Stop"),
    "term_more": ("増やすこと", "Do more of"),
    "term_try": ("試すこと", "Try"),
    "term_last_week": ("先週", "last week"),
    "term_last_time": ("前に記録した週", "in the last week with entries"),
    "term_last_page": ("前のページで", "on the page before"),
    "term_class_solved": ("解決", "solved"),
    "term_class_acted": ("行動", "acted"),
    "term_class_result": ("結果", "result"),
    "term_class_felt": ("気持ち", "felt"),
    "term_rate_reactions": ("反応×質", "reactions × quality"),
    "term_rate_inquiries": ("問い合わせ", "inquiries"),
    "term_weekday_0": ("月曜", "Monday"),
    "term_weekday_1": ("火曜", "Tuesday"),
    "term_weekday_2": ("水曜", "Wednesday"),
    "term_weekday_3": ("木曜", "Thursday"),
    "term_weekday_4": ("金曜", "Friday"),
    "term_weekday_5": ("土曜", "Saturday"),
    "term_weekday_6": ("日曜", "Sunday"),
    # what frames the week
    "empty": (
        "この週の記録はありません。そういう週があっても大丈夫です。0ではなく、空きのままにしておきます。",
        "Nothing was recorded this week. That is all right: the week stays a gap and does not count as zero.",
    ),
    "empty_off": (
        "お休みの週です。どの平均にも0としては入らないので、安心して空けておけます。",
        "A week off. It enters no average as zero, so it can safely stay empty.",
    ),
    "empty_so_far": (
        "今週の記録はまだありません。1行書くと、ここに数字が出はじめます。",
        "Nothing has been recorded this week yet. With the first entry the figures begin to appear.",
    ),
    "empty_usual": (
        "記録のある直近{weeks}は、1週あたり平均{minutes}でした。また始めるときの目安になります。",
        "Over the latest {weeks} with entries you spent {minutes} a week on average, a mark for when you return.",
    ),
    "empty_before": (
        "前に記録した週は{minutes}でした。また始めるときの目安になります。",
        "In the last week with entries you spent {minutes}, a mark for when you return.",
    ),
    "provisional": (
        "まだ週の途中です。週が終わってからもう一度作ると、休みの日も点数に入ります。",
        "The week is not over. Made again when it is, the page counts the days of rest as well.",
    ),
    "first_week": (
        "はじめての週です。あと{more}ぶん書くと、「急な増え方」も見られるようになります。",
        "This is your first week. With {more} more, a “sudden increase” can be seen as well.",
    ),
    "first_week_rest": (
        "はじめての週です。書けたぶんだけで大丈夫です。",
        "This is your first week. Whatever you managed to write is enough.",
    ),
    "young_log": (
        "記録は{number}週めです。あと{more}ぶん書くと、「急な増え方」も見られるようになります。",
        "This is week {number} of your log. With {more} more, a “sudden increase” can be seen as well.",
    ),
    "back_from_rest": (
        "お休みのあと、また書きはじめた週です。",
        "You picked the log up again after your time off.",
    ),
    "back_after_gap": (
        "{weeks}あいて、また書きはじめた週です。",
        "You picked the log up again after {weeks} without entries.",
    ),
    # pace and rest
    "slow_down": (
        "そろそろ、ペースを落としていいころです。減らすのは1つで十分です。",
        "This is a good time to slow down. One thing less is enough.",
    ),
    "slow_down_again": (
        "記録のある週では、「ペースを落とす合図」が{weeks}続いています。減らすのは1つで十分です。",
        "“Time to slow down” has stood here for {weeks} with entries. One thing less is enough.",
    ),
    "over_budget": (
        "予算を{over}超えました。減らすなら、{minutes}使った「{action}」からです。",
        "You went {over} over budget. If something goes, let it be “{action}”, which took {minutes}.",
    ),
    "no_budget": (
        "設定シートに週の予算を書くと、時間に余裕があったかどうかも出せます。",
        "With a weekly budget in the settings, the page can say whether there was room.",
    ),
    "recovery": (
        "先週の{before}から{minutes}に減り、ペースが落ち着きました。",
        "Down from {before} last week to {minutes}: the pace has settled.",
    ),
    "steady_streak": (
        "記録のある週では、{weeks}続けて「続けられるペース」です。",
        "For {weeks} with entries in a row the pace was one you can keep.",
    ),
    "worn_out": (
        "くたくたの週です。数字のことは置いて、休みを先に決めましょう。",
        "You are worn out. Leave the figures aside, and choose your rest first.",
    ),
    "worn_out_again": (
        "記録のある週では、「くたくた」が{weeks}続いています。来週は、休む日を決めるだけで十分です。",
        "“Worn out” for {weeks} with entries now. For next week, choosing a day of rest is enough.",
    ),
    "worn_out_as_recorded": (
        "体の感じと数字が一致しています。休みを先に決めましょう。",
        "What you feel and what the figures say agree. Choose your rest first.",
    ),
    "worn_out_all_the_same": (
        "数字に出ない疲れもあります。体の感じのほうを信じて、休みを先に決めましょう。",
        "Some fatigue does not show in figures. Trust what you feel, and choose your rest first.",
    ),
    # quality
    "high_value_time": (
        "質が4以上だった時間は、評価のある{rated}のうち{high}でした。",
        "Of {rated} of rated time, {high} had a quality of 4 or more.",
    ),
    "high_value_all": (
        "評価のある{rated}は、すべて質が4以上でした。",
        "All {rated} of rated time had a quality of 4 or more.",
    ),
    # where the time went
    "best_action": (
        "1時間あたりでは、「{name}」の{what}は{rate}、「{other}」は{other_rate}です(直近{span})。",
        "Per hour, “{name}” brought {rate} {what}, “{other}” {other_rate} (latest {span}).",
    ),
    "lowest_action": (
        "1時間あたりでは、「{name}」の{what}は{rate}、「{other}」は{other_rate}です(直近{span})。",
        "Per hour, “{name}” brought {rate} {what}, “{other}” {other_rate} (latest {span}).",
    ),
    "best_tag": (
        "1時間あたりでは、「{name}」の投稿の{what}は{rate}、「{other}」は{other_rate}です(直近{span})。",
        "Per hour, posts on “{name}” brought {rate} {what}, those on “{other}” {other_rate} (latest {span}).",
    ),
    "lowest_tag": (
        "1時間あたりでは、「{name}」の投稿の{what}は{rate}、「{other}」は{other_rate}です(直近{span})。",
        "Per hour, posts on “{name}” brought {rate} {what}, those on “{other}” {other_rate} (latest {span}).",
    ),
    "inquiries_from": (
        "直近{span}の問い合わせ{all}のうち、{inquiries}は「{action}」のときでした。かけた時間は{minutes}です。",
        "Of {all} in the latest {span}, {inquiries} came with “{action}”, which took {minutes}.",
    ),
    "inquiries_all_from": (
        "直近{span}の問い合わせ{all}は、どれも「{action}」のときでした。かけた時間は{minutes}です。",
        "All {all} of the latest {span} came with “{action}”, which took {minutes}.",
    ),
    "time_up": (
        "「{action}」の時間は、{when}の{before}から{minutes}に増えました。",
        "“{action}” took {minutes}, up from {before} {when}.",
    ),
    "time_down": (
        "「{action}」の時間は、{when}の{before}から{minutes}に減りました。",
        "“{action}” took {minutes}, down from {before} {when}.",
    ),
    "time_new": (
        "{when}はなかった「{action}」に、{minutes}使いました。",
        "“{action}” took {minutes}; {when} there was none of it.",
    ),
    "time_gone": (
        "「{action}」は、{when}が{before}で、今週はありませんでした。",
        "“{action}” took {before} {when}, and nothing this week.",
    ),
    "longest_action": (
        "いちばん時間を使ったのは「{action}」で、{all}のうち{minutes}でした。",
        "“{action}” took the most time: {minutes} of {all}.",
    ),
    # inquiries
    "inquiries_partly_timed": (
        "問い合わせ{all}のうち、時間の分かる{timed}から「分/問い合わせ」を出しています。",
        "You had {all}; the minutes per inquiry rest on the {timed} with minutes.",
    ),
    "inquiries_untimed": (
        "問い合わせ{all}は、時間の入っていない行のものです。分数が入ると、「分/問い合わせ」も出せます。",
        "You had {all} on entries without minutes. With minutes, the minutes per inquiry could be said too.",
    ),
    "inquiries_first": (
        "この記録では、はじめての問い合わせが{inquiries}ありました。",
        "The first in this log: {inquiries}.",
    ),
    "inquiries_again": (
        "問い合わせは、記録のある週では{weeks}ぶりです({inquiries})。",
        "You had {inquiries}, the first in {weeks} with entries.",
    ),
    "one_inquiry": (
        "問い合わせは{inquiries}だけなので、「分/問い合わせ」はまだ偶然かもしれません。",
        "There is only {inquiries}, so the minutes per inquiry may still be chance.",
    ),
    "inquiries_of_the_pool": (
        "今週は問い合わせがありませんでしたが、記録のある直近{weeks}では{inquiries}ありました。",
        "This week was without inquiries; the latest {weeks} with entries brought {inquiries}.",
    ),
    "no_inquiry_column": (
        "「問い合わせ数」も書くと、問い合わせ1件にかかった時間も分かります。",
        "With “Inquiries” filled in, too, the page can say how long an inquiry took.",
    ),
    # customers and their voices
    "repeat_and_referral": (
        "リピート相談が{repeats}、紹介が{referrals}ありました。",
        "Customers came back or brought others: {repeats}, {referrals}.",
    ),
    "repeat": ("リピート相談が{repeats}ありました。", "Customers came back: {repeats}."),
    "referral": ("紹介が{referrals}ありました。", "Customers brought others: {referrals}."),
    "voices_some": (
        "お客様の声{voices}のうち{told}に、変化が書かれていました。",
        "Of {voices}, {told} told of a change.",
    ),
    "voices_all": (
        "お客様の声{voices}すべてに、変化が書かれていました。",
        "You had {voices}, and all of them told of a change.",
    ),
    "voices_one": (
        "お客様の声が{voices}届き、変化が書かれていました。",
        "You had {voices}, and it told of a change.",
    ),
    # the persona's KPIs
    "targets_all_met": (
        "「{persona}」の目標は、{all}とも届きました。",
        "All {all} targets for “{persona}” have been reached.",
    ),
    "target_newly_met": (
        "「{kpi}」が、今週は目標に届きました。",
        "“{kpi}” has reached its target this week.",
    ),
    # hypotheses
    "hypothesis_better": (
        "「{indicator}」は{before}から{after}になりました(仮説「{problem}」)。始める前より良いと言えます。",
        "Hypothesis “{problem}”: “{indicator}” went from {before} before to {after}, which is better.",
    ),
    "hypothesis_worse": (
        "「{indicator}」は{before}から{after}になりました(仮説「{problem}」)。始める前のほうが良かったと言えます。",
        "Hypothesis “{problem}”: “{indicator}” went from {before} before to {after}; it was better before.",
    ),
    # decisions
    "decision_in_minutes": (
        "先週の「{kind}」は「{text}」でした。「{action}」の時間は、先週が{before}、今週が{minutes}です。",
        "Last week’s “{kind}” was “{text}”. Time for “{action}”: {before} then, {minutes} now.",
    ),
    "decisions_done": ("{when}決めた{all}は、どれも「できた」でした。", "You kept all {all} made {when}."),
    # data
    "unread_cells": (
        "読み取れないところのある行が{rows}行あり、どの数字にも入っていません。直しかたは下の「記録について」にあります。",
        "Rows with something that could not be read, which count nowhere: {rows}. “About the data” below says how to mend them.",
    ),
    "post_uncounted": (
        "「{action}」は「設定」のアクションの候補にないので、「投稿数」には数えていません。投稿なら、候補に足して分類を「投稿」にします。",
        "“{action}” is not among the actions on “Settings”, so it is not counted as a post. If it is one, add it there as a Post.",
    ),
    "no_minutes": (
        "今週の記録には時間が入っていません。だいたいの分数で書けば、1時間あたりの数字が出ます。",
        "No entry this week has minutes. With rough ones, the figures per hour could be said.",
    ),
    "no_quality": (
        "質の評価が入ると、価値創造効率が出せます。感じたままの1〜5で十分です。",
        "With quality ratings, the value per hour could be said. Your own feeling, 1 to 5, is enough.",
    ),
    # days, and plain counts
    "best_day": (
        "反応がいちばん多かったのは{day}で、{reactions}でした。",
        "{day} had the most reactions: {reactions}.",
    ),
    "longest_day": (
        "いちばん長く使った日は{day}で、{minutes}でした。",
        "The longest day was {day}, with {minutes}.",
    ),
    "days_noted": ("記録があったのは{names}でした。", "Days with entries: {names}."),
    "days_free": ("記録のない日は{names}でした。", "Days without entries: {names}."),
    "logged_so_far": ("これで{weeks}ぶんの記録になりました。", "Your log now holds {weeks} with entries."),
    # drafts: the choice, and its evidence
    "draft_day_off": ("丸1日休む日を先に決める", "Choose a whole day off first"),
    "evidence_day_off": (
        "疲れは{fatigue}(くたくた)、記録のあった日は{days}でした。",
        "You noted fatigue {fatigue}, worn out, and there were entries on {days}.",
    ),
    "draft_cut_by": ("「{action}」を{over}減らす", "“{action}”: {over} less"),
    "evidence_cut_by": (
        "使った時間は{all}で、予算を{over}超えました。「{action}」は{spent}でした。",
        "You spent {all}, {over} over budget; “{action}” took {spent}.",
    ),
    "draft_drop_for_budget": ("「{action}」を来週は休む", "Leave out “{action}”"),
    "evidence_drop_for_budget": (
        "使った時間は{all}で、予算を{over}超えました。「{action}」は{spent}でした。",
        "You spent {all}, {over} over budget; “{action}” took {spent}.",
    ),
    "draft_at_most": ("来週は合わせて{most}までにする", "At most {most} in all next week"),
    "evidence_at_most": (
        "使った時間は{all}で、予算を{over}超えました。",
        "You spent {all}, {over} over budget.",
    ),
    "draft_rest_day": ("{day}は休む", "Take {day} off"),
    "evidence_rest_day": (
        "毎日記録がありました。いちばん短い日は{day}の{minutes}でした。",
        "There were entries every day; {day}, the shortest, took {minutes}.",
    ),
    "draft_back_to_usual": ("来週は{usual}までにする", "At most {usual} next week"),
    "evidence_back_to_usual": (
        "使った時間は{minutes}で、ふだんの目安は{usual}です。",
        "You spent {minutes}; the usual is about {usual}.",
    ),
    "draft_fewer_for_quality": ("1回ぶん減らして、質を優先する", "One less, each with more care"),
    "evidence_fewer_for_quality": (
        "質の評価は平均{quality}で、ふだんは{usual}です。",
        "Your quality ratings averaged {quality}; the usual is {usual}.",
    ),
    "draft_shorter_day": ("1日に{most}までにする", "At most {most} a day"),
    "evidence_shorter_day": (
        "使った{all}のうち、{day}だけで{minutes}でした。",
        "Of {all}, {day} alone took {minutes}.",
    ),
    "draft_less_preparation": ("「{action}」は{most}まで", "“{action}”: at most {most}"),
    "evidence_less_preparation": (
        "使った{all}のうち、「{action}」が{minutes}でした。",
        "Of {all}, “{action}” took {minutes}.",
    ),
    "draft_shorter_rows": ("1回を{most}で切り上げる", "Stop each one after {most}"),
    "evidence_shorter_rows": (
        "記録は{rows}で、1回あたり{each}でした。",
        "There were {rows}, {each} each on average.",
    ),
    "draft_lowest_tag_reactions": ("「{name}」の投稿を休む", "No posts on “{name}”"),
    "evidence_lowest_tag_reactions": (
        "直近{span}では、「{name}」の投稿は{minutes}で反応{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, posts on “{name}” took {minutes} for {count}, those on “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_lowest_action_reactions": ("「{name}」を来週は休む", "Leave out “{name}”"),
    "evidence_lowest_action_reactions": (
        "直近{span}では、「{name}」は{minutes}で反応{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, “{name}” took {minutes} for {count}, “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_best_tag_reactions": ("「{name}」をもう1本", "One more on “{name}”"),
    "evidence_best_tag_reactions": (
        "直近{span}では、「{name}」の投稿は{minutes}で反応{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, posts on “{name}” took {minutes} for {count}, those on “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_best_action_reactions": ("「{name}」を{left}増やす", "“{name}”: {left} more"),
    "evidence_best_action_reactions": (
        "直近{span}では、「{name}」は{minutes}で反応{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, “{name}” took {minutes} for {count}, “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_lowest_tag_inquiries": ("「{name}」の投稿を休む", "No posts on “{name}”"),
    "evidence_lowest_tag_inquiries": (
        "直近{span}では、「{name}」の投稿は{minutes}で問い合わせ{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, posts on “{name}” took {minutes} for {count}, those on “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_lowest_action_inquiries": ("「{name}」を来週は休む", "Leave out “{name}”"),
    "evidence_lowest_action_inquiries": (
        "直近{span}では、「{name}」は{minutes}で問い合わせ{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, “{name}” took {minutes} for {count}, “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_best_tag_inquiries": ("「{name}」をもう1本", "One more on “{name}”"),
    "evidence_best_tag_inquiries": (
        "直近{span}では、「{name}」の投稿は{minutes}で問い合わせ{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, posts on “{name}” took {minutes} for {count}, those on “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_best_action_inquiries": ("「{name}」を{left}増やす", "“{name}”: {left} more"),
    "evidence_best_action_inquiries": (
        "直近{span}では、「{name}」は{minutes}で問い合わせ{count}、「{other}」は{other_minutes}で{other_count}でした。",
        "In the latest {span}, “{name}” took {minutes} for {count}, “{other}” {other_minutes} for {other_count}.",
    ),
    "draft_stop_again": ("{text}", "{text}"),
    "evidence_stop_again": (
        "先週の「やめること」は「できた」で、使った時間は先週{before}、今週{minutes}でした。",
        "Last week’s “Stop” was kept; you spent {before} then and {minutes} this week.",
    ),
    "draft_more_again": ("{text}", "{text}"),
    "evidence_more_again": (
        "先週の「増やすこと」は「できた」で、問い合わせは先週{before}、今週{inquiries}でした。",
        "Last week’s “Do more of” was kept; there were {before} then and {inquiries} this week.",
    ),
    "draft_consultations": ("「{name}」の枠を1つ増やす", "One more “{name}”"),
    "evidence_consultations": (
        "直近{span}では、「{name}」は{minutes}で収益{income}でした。",
        "In the latest {span}, “{name}” took {minutes} and brought {income}.",
    ),
    "draft_one_to_the_target": ("「{kpi}」をあと1つ", "One more: “{kpi}”"),
    "evidence_one_to_the_target": (
        "「{kpi}」は{value}、目標は{target}でした。",
        "“{kpi}” was {value}; its target is {target}.",
    ),
    "draft_first_word": ("誰のどんな悩みへの投稿か、1つ書く", "Note whose problem one post answers"),
    "evidence_first_word": (
        "はじめての週の記録は{rows}です。書いたことは、来週のページの頭に並びます。",
        "Your first week holds {rows}. What you write here stands at the top of next week’s page.",
    ),
    "draft_answer": ("質問に答える:「{text}」", "Answer: “{text}”"),
    "evidence_answer": (
        "今週のお客様の声に、質問が{questions}ありました。",
        "This week’s customer voices hold {questions}.",
    ),
    "draft_ask_who_referred": ("紹介で来た人に、決め手を聞く", "Ask who was referred what decided it"),
    "evidence_ask_who_referred": ("今週は、紹介が{referrals}ありました。", "You had {referrals} this week."),
    "draft_ask_who_came_back": ("また来てくれた人に、役立った点を聞く", "Ask who came back what had helped"),
    "evidence_ask_who_came_back": (
        "今週は、リピート相談が{repeats}ありました。",
        "You had {repeats} this week.",
    ),
    "draft_retell_a_voice": ("声から書く:「{text}」", "Write about: “{text}”"),
    "evidence_retell_a_voice": (
        "今週は、変化を伝えるお客様の声が{told}届きました。",
        "You had {told} this week that told of a change.",
    ),
    "draft_try_again": ("{text}", "{text}"),
    "evidence_try_again": (
        "先週の「試すこと」は「できた」で、問い合わせは先週{before}、今週{inquiries}でした。",
        "Last week’s “Try” was kept; there were {before} then and {inquiries} this week.",
    ),
    "draft_smaller_step": ("まず1回だけ: {text}", "Just once: {text}"),
    "evidence_smaller_step": (
        "「{kind}」に書いたことは「まだ」でした。小さくしても、やめてもかまいません。",
        "What you wrote under “{kind}” is not done yet. You may make it smaller, or drop it.",
    ),
    "draft_note_a_voice": ("問い合わせの言葉を1つ書きとめる", "Write down the words of one inquiry"),
    "evidence_note_a_voice": (
        "記録のある直近{weeks}の問い合わせは{inquiries}で、お客様の声はまだ書かれていません。",
        "The latest {weeks} with entries brought {inquiries}, and no customer voice is written down.",
    ),
    "draft_tag_the_posts": ("投稿の行にタグを1つ付ける", "Give each post one tag"),
    "evidence_tag_the_posts": (
        "直近{span}の投稿{posts}には、タグがありません。",
        "The {posts} of the latest {span} have no tag.",
    ),
    "draft_note_minutes": ("だいたいの分数だけ書く", "Write down rough minutes"),
    "evidence_note_minutes": (
        "今週の記録には、時間が空欄のものが{rows}ありました。",
        "This week’s entries without minutes: {rows}.",
    ),
    # four weeks in one look
    "four_efficiency_better": (
        "1時間あたりの反応×質は、この4週が{now}、ふだんは{usual}です。ふだんより良い4週でした。",
        "Per hour, these four weeks brought {now} reactions × quality; the usual is {usual}. Better than usual.",
    ),
    "four_efficiency_worse": (
        "1時間あたりの反応×質は、この4週が{now}、ふだんは{usual}です。ふだんより低い4週でした。理由までは、数字では分かりません。",
        "Per hour, these four weeks brought {now} reactions × quality; the usual is {usual}. Lower than usual; why, the figures cannot say.",
    ),
    "four_efficiency_usual": (
        "1時間あたりの反応×質は、この4週が{now}、ふだんは{usual}です。週ごとの波の範囲で、ふだん並みです。",
        "Per hour, these four weeks brought {now} reactions × quality; the usual is {usual}. That is within the usual ups and downs.",
    ),
    "four_inquiries_better": (
        "1時間あたりの問い合わせは、この4週が{now}、ふだんは{usual}です。ふだんより良い4週でした。",
        "Per hour, these four weeks brought {now} inquiries; the usual is {usual}. Better than usual.",
    ),
    "four_inquiries_worse": (
        "1時間あたりの問い合わせは、この4週が{now}、ふだんは{usual}です。ふだんより低い4週でした。理由までは、数字では分かりません。",
        "Per hour, these four weeks brought {now} inquiries; the usual is {usual}. Lower than usual; why, the figures cannot say.",
    ),
    "four_inquiries_usual": (
        "1時間あたりの問い合わせは、この4週が{now}、ふだんは{usual}です。週ごとの波の範囲で、ふだん並みです。",
        "Per hour, these four weeks brought {now} inquiries; the usual is {usual}. That is within the usual ups and downs.",
    ),
    "four_not_yet": (
        "あと{weeks}ぶんの記録で、ふだんより良いかどうかを比べられます。",
        "With {weeks} more, the page can say whether it is better than usual.",
    ),
    "four_all_steady": (
        "4週とも「続けられるペース」でした。",
        "In all four weeks the pace was one you can keep.",
    ),
    "four_steady": (
        "4週のうち{weeks}が「続けられるペース」でした。",
        "Of the four weeks, {weeks} had a pace you can keep.",
    ),
    "four_kept": (
        "この4週のページで「できた」になった決めごとは{done}です。",
        "On the pages of these four weeks you marked {done} as done.",
    ),
    "four_income": ("直近{weeks}の収益は{income}です。", "Income of the latest {weeks}: {income}."),
    "four_income_per_hour": (
        "直近{weeks}の収益は{income}、1時間あたり{each}です。",
        "Income of the latest {weeks}: {income}, {each} per hour.",
    ),
    "four_voice": ("「{text}」({classes})", "“{text}” ({classes})"),
}
