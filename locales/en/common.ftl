# What every page has: name, dates, navigation.

weekday-and-day = { $weekday } { $day }
day-today = Today, { $day }
day-tomorrow = Tomorrow, { $day }
day-yesterday = Yesterday, { $day }
day-and-time = { $day } at { $time }
day-and-span = { $day }, { $start }–{ $end }
span = { $start }–{ $end }
until = until { $time }
week = week { $n }
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
