# Letters. A subject never says what a session is about. Words that read the same to women and men.

mail-greeting = مرحبًا { $name }!
mail-confirmed = لديك مكان محجوز.
    .subject = موعدك: { $when }
mail-offered = يوجد مكان لك. إذا كان يناسبك، يُرجى الاتصال بنا.
    .subject = يوجد مكان لك: { $when }
mail-pending = وصلنا حجزك. نبحث عن مترجم شفوي، وسنرسل إليك رسالة عندما نعرف المزيد.
    .subject = حجزك: { $when }
mail-waiting = رقمك في قائمة الانتظار هو { $place }.
    .subject = قائمة الانتظار: { $when }
mail-queue-moves = سنرسل إليك رسالة إذا جاء دورك. تتحرك القائمة حتى { $until }.
mail-queue-stands = لم تعد القائمة تتحرك. إذا أصبح هناك مكان شاغر، يمكنك أخذه في صفحة My booking.
mail-cancelled = أُلغي مكانك. يمكن الآن أن يحصل عليه شخص آخر.
    .subject = أُلغي مكانك: { $when }
mail-called-off = أُلغي الموعد. نعتذر عن ذلك.
    .subject = أُلغي الموعد: { $when }
mail-cancelled-by-desk = لقد ألغينا مكانك.
mail-no-interpreter = لم نجد مترجمًا شفويًا، لذلك أُلغي مكانك. نعتذر عن ذلك.
mail-interpreter-found = وجدنا مترجمًا شفويًا. المكان الآن مؤكد لك.
mail-promoted = جاء دورك. لديك الآن مكان.
    .subject = لديك مكان: { $when }
mail-offer = يوجد مكان لك. آخر موعد للرد هو { $until }. بعد ذلك يصبح المكان للشخص التالي في القائمة.
    .subject = يوجد مكان لك: { $when }
mail-moved = نُقل حجزك. هذا موعدك الجديد.
    .subject = موعدك الجديد: { $when }
mail-changed = تغيّر الوقت والمكان.
    .subject = وقت ومكان جديدان: { $when }
mail-changed-time = تغيّر الوقت.
    .subject = وقت جديد: { $when }
mail-changed-place = تغيّر المكان.
    .subject = مكان جديد: { $when }
mail-new-online = عنوان جديد على الإنترنت
mail-no-online = لم يعد على الإنترنت
mail-meeting-cancelled = أُلغي أحد لقاءات الدورة. نعتذر عن ذلك.
mail-no-booking-needed = لم يعد الحجز ضروريًا. يمكنك الحضور مباشرة.
    .subject = لا حاجة إلى الحجز: { $when }
mail-still-seated = ما زال مكانك محجوزًا.
mail-still-pending = ما زال حجزك قائمًا. ما زلنا نبحث عن مترجم شفوي.
mail-still-offered = ما زلنا نحتفظ بمكان لك.
mail-still-waiting = ما زال دورك محفوظًا في قائمة الانتظار.
mail-before = سابقًا
mail-now = الآن
mail-now-cancelled = أُلغي
mail-offer-ended = انتهت مهلة الرد. جاء الآن دور الشخص التالي في القائمة. يمكنك حجز موعد آخر.
    .subject = لم يعد المكان لك: { $when }
mail-answer = يمكنك القبول أو الرفض هنا:
mail-change = لا يمكنك الحضور؟ يمكنك الإلغاء هنا ليحصل شخص آخر على المكان:
mail-leave-queue = لا رغبة لديك في الانتظار بعد الآن؟ يمكنك ترك القائمة هنا:
mail-open = فتح حجزي
mail-again = يمكنك العثور على موعد جديد هنا:
mail-call = يمكنك أيضًا الاتصال على الرقم { $phone } وذكر رقم حجزك.
mail-message = لدينا رسالة لك.
    .subject = بشأن موعدك: { $when }
mail-reminder = نذكّرك بموعدك.
    .subject = تذكير: { $when }
mail-cannot-come = لا يمكنني الحضور
mail-miss-one = لا يمكنك الحضور هذه المرة؟ يُرجى الاتصال بنا. يبقى مكانك في الدورة محفوظًا:
mail-regards = مع أطيب التحيات
mail-at-home = في منزلك
mail-by-phone = سنتصل بك هاتفيًا عندما يبدأ الموعد
mail-left-queue = لم يعد اسمك في قائمة الانتظار.
    .subject = لم يعد اسمك في قائمة الانتظار: { $when }
mail-queue-by-desk = لقد حذفنا اسمك من قائمة الانتظار.
mail-declined = وصلنا رفضك للمكان. يمكن الآن أن يحصل عليه شخص آخر.
    .subject = وصلنا رفضك للمكان: { $when }
mail-call-us = يمكنك أيضًا الاتصال على الرقم { $phone }.
mail-come = يمكنك أيضًا الحضور إلى { $place }.
mail-find = البحث عن موعد
mail-calendar = الموعد مرفق بهذه الرسالة كملف تقويم.
mail-calendar-out = ملف التقويم المرفق بهذه الرسالة يحذف الموعد من تقويمك.
mail-kept = { $days ->
    [zero] نحتفظ باسمك حتى يوم الزيارة.
    [one] نحتفظ باسمك حتى يوم واحد بعد الزيارة.
    [two] نحتفظ باسمك حتى يومين بعد الزيارة.
    [few] نحتفظ باسمك حتى { $days } أيام بعد الزيارة.
    [many] نحتفظ باسمك حتى { $days } يومًا بعد الزيارة.
   *[other] نحتفظ باسمك حتى { $days } يوم بعد الزيارة.
}
mail-unchecked = { $language ->
    [nb] لم يراجع أحد هذه الترجمة. النص النرويجي أدناه هو المعتمد.
    [en] لم يراجع أحد هذه الترجمة. النص الإنجليزي أدناه هو المعتمد.
   *[sv] لم يراجع أحد هذه الترجمة. النص السويدي أدناه هو المعتمد.
}
