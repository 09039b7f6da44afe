# What every page has: name, dates, navigation.

weekday-and-day = { $weekday } { $day }
day-today = Idag, { $day }
day-tomorrow = I morgon, { $day }
day-yesterday = Igår, { $day }
day-and-time = { $day } kl. { $time }
day-and-span = { $day } kl. { $start }–{ $end }
span = kl. { $start }–{ $end }
until = till { $time }
week = v. { $n }
minutes = { $n ->
    [one] { $n } minut
   *[other] { $n } minuter
}
hours = { $n ->
    [one] { $n } timme
   *[other] { $n } timmar
}
