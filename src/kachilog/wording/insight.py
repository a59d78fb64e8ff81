"""Phrases of 気づき: one sentence (or two short ones) for each thing that a week's numbers can say.

A value comes with its unit (`unit_…`). Where English needs a plural, the two forms of a unit stand on either
side of a bar.
"""

PHRASES: dict[str, tuple[str, str]] = {
    # units
    "unit_minutes": ("{number}分", "{number} min"),
    "unit_days": ("{number}日", "{number} day|{number} days"),
    "unit_weeks": ("{number}週", "{number} week|{number} weeks"),
    "unit_rows": ("{number}件", "{number} entry|{number} entries"),
    "unit_inquiries": ("{number}件", "{number} inquiry|{number} inquiries"),
    "unit_repeats": ("{number}件", "{number} repeat consultation|{number} repeat consultations"),
    "unit_referrals": ("{number}件", "{number} referral|{number} referrals"),
    "unit_events": ("{number}件分", "{number} reaction|{number} reactions"),
    "unit_decisions": ("{number}つ", "{number}"),
    "unit_points": ("{number}点", "{number}"),
    "unit_rating": ("{number}", "{number}"),
    "unit_per_hour": ("{number}", "{number}"),
    "unit_times": ("{number}倍", "{number} times"),
    "unit_share": ("{number}%", "{number}%"),
    "unit_voices": ("{number}件", "{number} voice|{number} voices"),
    "unit_kpis": ("{number}つ", "{number}"),
    "unit_cases": ("{number}件", "{number}"),
    "unit_own": ("{number}{unit}", "{number} {unit}"),
    "unit_number": ("{number}", "{number}"),
    # words inside sentences
    "term_blank": ("(未記入)", "(blank)"),
    "term_stop": ("やめること", "Stop"),
    "term_more": ("増やすこと", "Do more of"),
    "term_try": ("試すこと", "Try"),
    "term_last_week": ("先週", "last week"),
    "term_last_time": ("前回", "last time"),
    "term_class_solved": ("悩みが解決した", "solved a problem"),
    "term_class_acted": ("行動を起こせた", "took action"),
    "term_class_result": ("結果が出た", "saw a result"),
    "term_part_budget": ("時間の余裕", "room in the budget"),
    "term_part_ramp": ("急な増え方", "sudden increase"),
    "term_part_rest": ("休みの日", "days of rest"),
    "term_part_quality": ("質の落ち込み", "drop in quality"),
    # what frames the week
    "empty": (
        "この週の記録はありません。そういう週があっても大丈夫で、0ではなく空きとして扱います。",
        "Nothing was recorded this week. That is all right: it counts as a gap, not as zero.",
    ),
    "empty_off": (
        "お休みの週です。どの平均にも0としては入らないので、安心して空けておけます。",
        "A week off. It enters no average as zero, so it can safely stay empty.",
    ),
    "empty_so_far": (
        "今週の記録はまだありません。1行書かれると、ここに数字が出はじめます。",
        "Nothing has been recorded this week yet. With the first entry the figures begin to appear.",
    ),
    "empty_usual": (
        "記録のある直近{weeks}では、1週あたり平均{minutes}でした。また始めるときの目安になります。",
        "Over the latest {weeks} with entries you spent {minutes} a week on average, a mark for when you return.",
    ),
    "provisional": (
        "まだ週の途中です。数字はここまでの{rows}・{minutes}によるものです。",
        "The week is not over: these figures rest on {rows} and {minutes} so far.",
    ),
    "first_week": (
        "記録を始めた週です。あと{more}記録すると、ふだんの週との比較ができます。",
        "This is the week you began. With {more} more, a week can be compared with your usual ones.",
    ),
    "few_weeks": (
        "記録のある週はいま{have}です。あと{more}記録すると、ふだんの週との比較ができます。",
        "There are entries for {have} now. With {more} more, a week can be compared with your usual ones.",
    ),
    "one_week_more": (
        "次の週の記録が入ると、直近{weeks}とその前とを比べられるようになります。",
        "With one more week of entries, the latest {weeks} can be compared with what came before.",
    ),
    "back_from_rest": (
        "お休みのあと、{rows}・{minutes}で再開した週です。",
        "Back from your time off, with {rows} and {minutes}.",
    ),
    "back_after_gap": (
        "記録が{weeks}あいたあと、{rows}・{minutes}で再開した週です。",
        "Back after {weeks} without entries, with {rows} and {minutes}.",
    ),
    "counts": (
        "この週の記録は{days}で{rows}、時間は合わせて{minutes}です。",
        "This week holds {rows} on {days}, {minutes} in all.",
    ),
    # pace
    "slow_down_over_budget": (
        "使った時間は{minutes}で、予算を{over}超えました。継続可能性指数は{index}で「ペースを落とす合図」です。",
        "You spent {minutes}, {over} over budget. The sustainability index is {index}: time to slow down.",
    ),
    "slow_down": (
        "継続可能性指数は{index}で「ペースを落とす合図」です。いちばん低い項目は「{part}」でした。",
        "The sustainability index is {index}: time to slow down. Its lowest part is “{part}”.",
    ),
    "care_over_budget": (
        "使った時間は{minutes}で、予算を{over}超えました。継続可能性指数は{index}で「注意」の範囲です。",
        "You spent {minutes}, {over} over budget. The sustainability index is {index}, in the range “take care”.",
    ),
    "care": (
        "継続可能性指数は{index}で「注意」の範囲です。いちばん低い項目は「{part}」でした。",
        "The sustainability index is {index}, in the range “take care”. Its lowest part is “{part}”.",
    ),
    "over_budget": (
        "使った時間は{minutes}で、予算の{budget}を{over}超えました。",
        "You spent {minutes}, {over} over the budget of {budget}.",
    ),
    "over_budget_so_far": (
        "ここまでに使った時間は{minutes}で、予算の{budget}をもう{over}超えています。",
        "So far you have spent {minutes}, already {over} over the budget of {budget}.",
    ),
    "budget_so_far": (
        "ここまでに使った時間は{minutes}です。予算の{budget}まで、あと{left}あります。",
        "So far you have spent {minutes}. That leaves {left} of the budget of {budget}.",
    ),
    "under_budget": (
        "使った時間は{minutes}で、予算の{budget}までまだ{left}の余裕がありました。",
        "You spent {minutes}, which left {left} of the budget of {budget}.",
    ),
    "near_budget": (
        "使った時間は{minutes}で、予算の{budget}を少しだけ({over})超えました。",
        "You spent {minutes}, just {over} over the budget of {budget}.",
    ),
    "on_budget": (
        "使った時間は{minutes}で、予算の{budget}に収まりました。",
        "You spent {minutes}, within the budget of {budget}.",
    ),
    "no_budget": (
        "今週の時間は{minutes}です。設定シートに週の予算があると、余裕があったかどうかも出せます。",
        "You spent {minutes} this week. With a weekly budget in the settings, the page could say how that fits.",
    ),
    "ramp": (
        "使った時間は{minutes}で、ふだんの平均{usual}の{times}でした。急に増えた週です。",
        "You spent {minutes}, {times} the usual {usual}: a sudden increase.",
    ),
    "recovery": (
        "先週は{before}で指数{index_before}でしたが、今週は{minutes}で{index}です。ペースは落ち着きました。",
        "Last week was {before} with an index of {index_before}; this week is {minutes} and {index}. The pace has settled.",
    ),
    "steady_streak": (
        "記録した週は{weeks}続けて「続けられるペース」です。今週の継続可能性指数は{index}でした。",
        "For {weeks} of entries in a row the pace was one you can keep. This week’s sustainability index is {index}.",
    ),
    # rest
    "no_rest": (
        "7日すべてに記録があり、休みの日は{days}でした。",
        "There are entries on all seven days: {days} of rest.",
    ),
    "one_rest": (
        "記録のない日は{days}でした。{enough}あると、指数の「休みの日」は満点になります。",
        "You had {days} without entries. With {enough}, that part of the index is full.",
    ),
    "enough_rest": (
        "記録のない日が{days}あり、指数の「休みの日」は満点です。",
        "You had {days} without entries, so that part of the index is full.",
    ),
    "worn_out_all_the_same": (
        "疲れは{fatigue}(くたくた)とあります。指数は{index}ですが、体で感じていることのほうが確かです。",
        "You noted fatigue {fatigue}, worn out. The index says {index}, but what you feel is the surer sign.",
    ),
    "worn_out_as_recorded": (
        "疲れは{fatigue}(くたくた)、継続可能性指数は{index}で、どちらも同じほうを向いています。",
        "You noted fatigue {fatigue}, worn out, and the sustainability index is {index}: both point the same way.",
    ),
    # quality
    "quality_drop": (
        "質の評価は平均{quality}で、ふだんの{usual}より低めの週でした。",
        "Your quality ratings averaged {quality}, below the usual {usual}.",
    ),
    "quality_rise": (
        "質の評価は平均{quality}で、ふだんの{usual}より高めの週でした。",
        "Your quality ratings averaged {quality}, above the usual {usual}.",
    ),
    "high_value_time": (
        "質が4以上の時間は、評価のある{rated}のうち{high}({share})でした。",
        "Of {rated} of rated time, {high} ({share}) had a quality of 4 or more.",
    ),
    # where the time went
    "best_action": (
        "準備と相談を除くと、直近12週で1時間あたりの反応×質がいちばん高いのは「{action}」({rate})です。今週は{minutes}({share})でした。",
        "“{action}” has the highest value per hour of 12 weeks ({rate}), preparation and consultations aside. It took {minutes} ({share}) this week.",
    ),
    "best_action_unused": (
        "準備と相談を除くと、直近12週で1時間あたりの反応×質がいちばん高いのは「{action}」({rate})です。今週は{minutes}でした。",
        "“{action}” has the highest value per hour of 12 weeks ({rate}), preparation and consultations aside. It took {minutes} this week.",
    ),
    "lowest_action": (
        "「{action}」は直近12週の反応×質が1時間あたり{rate}と低めで、今週は{minutes}({share})を使いました。",
        "Over 12 weeks the value per hour of “{action}” is on the low side ({rate}). It took {minutes} ({share}) this week.",
    ),
    "time_in_lowest": (
        "今週の時間の{share}({minutes})は「{action}」でした。直近12週の反応×質は1時間あたり{rate}で、低めの行動です。",
        "“{action}” took {share} of this week’s time ({minutes}). Over 12 weeks its value per hour is on the low side ({rate}).",
    ),
    "much_preparation": (
        "今週は時間の{share}({minutes})が準備でした。反応の数には出にくい時間です。",
        "Preparation took {share} of this week’s time ({minutes}), time that seldom shows in reactions.",
    ),
    # inquiries
    "no_inquiry": (
        "問い合わせは{minutes}で0件でした。この時間からは、1件に{low}以上かかる、とまでしか言えません。",
        "There were no inquiries in {minutes}. From that one can only say that an inquiry takes {low} or more.",
    ),
    "few_inquiries": (
        "問い合わせは{inquiries}で、1件あたり{each}でした。件数が少ないので、{low}〜{high}と幅を持って見る数字です。",
        "You had {inquiries}, one per {each}. The count is small: anything from {low} to {high} fits.",
    ),
    "few_inquiries_in_pool": (
        "問い合わせは{inquiries}でした。直近{weeks}では{all}で、1件あたり{each}です(95%の範囲は{low}〜{high})。",
        "You had {inquiries}. Over the latest {weeks}: {all}, one per {each} (95% range {low} to {high}).",
    ),
    "inquiries": (
        "問い合わせは{inquiries}で、1件あたり{each}でした(95%の範囲は{low}〜{high})。",
        "You had {inquiries}, one per {each} (95% range {low} to {high}).",
    ),
    "inquiries_partly_timed": (
        "問い合わせ{all}のうち時間の分かる{inquiries}では、1件あたり{each}でした(95%の範囲は{low}〜{high})。",
        "You had {all}; the {inquiries} with minutes took {each} each (95% range {low} to {high}).",
    ),
    "inquiries_untimed": (
        "問い合わせは{inquiries}です。その行に時間が入ると、1件あたりの時間も出せます。",
        "You had {inquiries}. With minutes on those entries, the time per inquiry could be said too.",
    ),
    "inquiries_better": (
        "問い合わせは直近{weeks}で{inquiries}({minutes})です。その前と比べて「改善」と言える差です。",
        "The latest {weeks} brought {inquiries} in {minutes}: better than before, beyond chance.",
    ),
    "inquiries_worse": (
        "問い合わせは直近{weeks}で{inquiries}({minutes})です。その前より少ないと言えますが、理由までは分かりません。",
        "The latest {weeks} brought {inquiries} in {minutes}: fewer per hour than before, beyond chance. Why, the figures cannot say.",
    ),
    "no_inquiry_column": (
        "反応1件あたり{each}でした。「問い合わせ数」の列があると、問い合わせ1件あたりの時間も出せます。",
        "A reaction took {each}. With a column “Inquiries”, the time per inquiry could be said too.",
    ),
    "pool_inquiries": (
        "直近{weeks}では、問い合わせ{inquiries}に1件あたり{each}でした。",
        "Over the latest {weeks} you had {inquiries}, one per {each}.",
    ),
    # value per hour
    "efficiency_better": (
        "価値創造効率は直近{weeks}で1時間あたり{rate}です。その前と比べて「改善」と言える差です。",
        "Over the latest {weeks} the value per hour is {rate}: better than before, beyond chance.",
    ),
    "efficiency_worse": (
        "価値創造効率は直近{weeks}で1時間あたり{rate}です。その前より低いと言えますが、理由までは分かりません。",
        "Over the latest {weeks} the value per hour is {rate}: lower than before, beyond chance. Why, the figures cannot say.",
    ),
    "efficiency": (
        "価値創造効率は、今週が1時間あたり{rate}、直近{weeks}では{pool}でした。",
        "The value per hour was {rate} this week and {pool} over the latest {weeks}.",
    ),
    "efficiency_alone": (
        "今週の価値創造効率は、1時間あたり{rate}でした。",
        "The value per hour was {rate} this week.",
    ),
    # customers
    "repeat_and_referral": (
        "リピート相談が{repeats}、紹介が{referrals}ありました。",
        "Customers came back or brought others: {repeats}, {referrals}.",
    ),
    "repeat": ("リピート相談が{repeats}ありました。", "You had {repeats}."),
    "referral": ("紹介が{referrals}ありました。", "You had {referrals}."),
    "repeat_in_pool": (
        "リピート相談が{repeats}ありました。直近{weeks}では、問い合わせ{inquiries}に対して{count}です。",
        "You had {repeats}. Over the latest {weeks} it is {count} for {inquiries}.",
    ),
    "referral_in_pool": (
        "紹介が{referrals}ありました。直近{weeks}では、問い合わせ{inquiries}に対して{count}です。",
        "You had {referrals}. Over the latest {weeks} it is {count} for {inquiries}.",
    ),
    # customer voices
    "resolution": (
        "お客様の声{voices}のうち{told}に、変化が書かれていました(解決{solved}・行動{acted}・結果{result})。",
        "Of {voices}, {told} told of a change (solved {solved}, acted {acted}, result {result}).",
    ),
    "resolution_one": (
        "お客様の声が{voices}あり、「{class}」という変化が書かれていました。",
        "There was {voices}, and it told that someone {class}.",
    ),
    "resolution_alike": (
        "お客様の声{voices}のうち{told}に、「{class}」という変化が書かれていました。",
        "Of {voices}, {told} told that someone {class}.",
    ),
    "resolution_none": (
        "お客様の声が{voices}ありました。解決や行動、結果にふれたものは、今週は見当たりませんでした。",
        "There were {voices}. None of them spoke of a problem solved, an action or a result this week.",
    ),
    # the persona's KPIs
    "target_met": (
        "「{kpi}」は{value}で、目標の{target}に届きました。",
        "“{kpi}” is {value} and has reached its target of {target}.",
    ),
    "targets_all_met": (
        "{persona}のKPIは、{all}すべてが目標に届きました。",
        "All {all} KPIs for “{persona}” have reached their targets.",
    ),
    "targets_met": (
        "{persona}のKPIは、{all}のうち{met}が目標に届きました。",
        "Of the {all} KPIs for “{persona}”, {met} have reached their targets.",
    ),
    "target_met_of_some": (
        "{persona}のKPIは、{all}のうち{met}が目標に届きました(「{kpi}」)。",
        "Of the {all} KPIs for “{persona}”, {met} has reached its target (“{kpi}”).",
    ),
    "target_near": (
        "「{kpi}」は{value}で、目標の{target}に近づいています。",
        "“{kpi}” is {value}, close to its target of {target}.",
    ),
    "target_far": (
        "「{kpi}」は{value}でした。目標は{target}です。",
        "“{kpi}” was {value}; its target is {target}.",
    ),
    # hypotheses
    "hypothesis_better": (
        "仮説「{problem}」の「{indicator}」は、前の{before}から{after}へ。「改善」と言える差です。",
        "Hypothesis “{problem}”: “{indicator}” went from {before} to {after}, better beyond chance.",
    ),
    "hypothesis_worse": (
        "仮説「{problem}」の「{indicator}」は、前の{before}から{after}へ。「悪化」と言える差です。",
        "Hypothesis “{problem}”: “{indicator}” went from {before} to {after}, worse beyond chance.",
    ),
    "hypothesis_open": (
        "仮説「{problem}」の「{indicator}」は、前が{before}、始めてからが{after}。まだ偶然と見分けられません。",
        "Hypothesis “{problem}”: “{indicator}” was {before} before and {after} since; chance alone could explain it.",
    ),
    # decisions
    "decision_in_minutes": (
        "先週の「{kind}」は「{text}」でした。「{action}」の記録時間は、先週が{before}、今週が{minutes}です。",
        "Last week’s “{kind}” was “{text}”. Noted for “{action}”: {before} then, {minutes} this week.",
    ),
    "decisions_done": (
        "{when}決めた{all}のうち、{done}が「できた」でした。",
        "Of the {all} you decided {when}, {done} worked.",
    ),
    "decisions_not_yet": (
        "{when}決めた{all}は、できたものが{done}です。続けるか、言葉を変えるかは、来週の欄で選べます。",
        "Of the {all} you decided {when}, {done} worked so far. You may carry them on or word them anew below.",
    ),
    "decision_open": (
        "{when}の「{kind}」は「{text}」でした。できたかどうかは、上の欄で選べます。",
        "Under “{kind}” you wrote {when}: “{text}”. You can mark above whether it worked.",
    ),
    "decisions_wait": (
        "{when}の「{kind}」に書かれた「{text}」は、このまま上に残しておきます。",
        "What you wrote {when} under “{kind}” stays above: “{text}”.",
    ),
    # data
    "unread_cells": (
        "今週の記録に、読み取れなかったところが{places}か所あり、数字に入っていません。",
        "Places in this week’s data that could not be read, and count nowhere: {places}.",
    ),
    "no_minutes": (
        "今週の{all}のうち{rows}すべてで時間が空欄です。時間が入ると、時間あたりの数字が出せます。",
        "No entry this week has minutes ({rows} of {all}). With minutes, the figures per hour could be said.",
    ),
    "minutes_missing": (
        "今週の{all}のうち{rows}は時間が空欄で、時間あたりの数字に入っていません。",
        "Without minutes, and so left out of the figures per hour: {rows} of {all}.",
    ),
    "no_quality": (
        "今週の{all}のうち{rows}すべてで質の評価が空欄です。評価が入ると、価値創造効率が出せます。",
        "No entry this week has a quality ({rows} of {all}). With ratings, the value per hour could be said.",
    ),
    "quality_missing": (
        "今週の{all}のうち{rows}は質の評価が空欄で、価値創造効率に入っていません。",
        "Without a quality, and so left out of the value per hour: {rows} of {all}.",
    ),
    "few_rated": (
        "時間と質がそろった記録が{needed}に足りない週でした(記録は{rows})。そろうと、質の変化も見られます。",
        "Fewer than {needed} of {rows} had both minutes and quality. With those, a change in quality could be seen.",
    ),
}
