# What letters say of a time, as pages and slips do. A span is said in words: a dash would turn round.

weekday-and-day = { $weekday } { $day }
day-and-time = { $day } الساعة { $time }
day-and-span = { $day } من { $start } إلى { $end }
day-and-span-over-midnight = { $day } من { $start } حتى { $end }
span = من { $start } إلى { $end }
span-over-midnight = من { $start } حتى { $end }
until = حتى { $time }
fact-what = ماذا
fact-when = متى
fact-where = أين
fact-access = المدخل وسهولة الوصول
fact-online = على الإنترنت
fact-bring = ما يلزم إحضاره
fact-prepare = ما يلزم تجهيزه
fact-phone = الهاتف
course-when = { $n ->
    [zero] لا لقاءات، { $first }
    [one] لقاء واحد، { $first }
    [two] لقاءان، أولهما { $first }
    [few] { $n } لقاءات، أولها { $first }
    [many] { $n } لقاءً، أولها { $first }
   *[other] { $n } لقاء، أولها { $first }
}
meeting-cancelled = أُلغي
bring-usual = الحاسوب أو الهاتف أو الجهاز اللوحي، والشاحن، ونظارة القراءة
bring-to-listen = نظارة القراءة، وشيء للكتابة به
prepare-phone = هاتف مشحون، وورقة وقلم.
prepare-home = الحاسوب أو الهاتف أو الجهاز اللوحي، والشاحن.
booking-number = رقم الحجز
