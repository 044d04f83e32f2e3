/**
 * Every sentence the engine can say, in English. How slots work: sentence.ts. Each has its test in
 * sentences.test.ts: no word of cause, no jargon, and its n where it speaks of lessons or students.
 */
export const english = {
  // --- the n behind a sentence
  'n.students_and_lessons': '{students:student|students}, {lessons:lesson|lessons}',
  'n.lessons': '{lessons:lesson|lessons}',

  // --- verdicts: one headline each, so far and called at the decide-by date
  'verdict.few_students':
    'Too few students for a chart: see the list. (Fewer than 5 answered in each of {lessons:lesson|lessons}.)',
  'verdict.all_or_none':
    'No chart: {allOrNone} of {lessons:lesson|lessons} are at 0% or 100%. Count the lessons in between.',
  'verdict.change_not_begun':
    'Too early to tell: {before:lesson|lessons} so far, and {change} has not started.',
  'verdict.short_baseline':
    'Too early to tell: {before:lesson|lessons} before {change} and {since} since; 8 are needed before it.',
  'verdict.few_lessons_since': 'Too early to tell: {since:lesson|lessons} so far.',
  'verdict.few_useful_lessons':
    'Too early to tell: {lessons:lesson|lessons} so far, {useful} of them above or below the usual level; 10 are needed.',
  'verdict.lasting_better.so_far':
    'So far: {run:lesson|lessons} in a row {above?above|below} the usual level since {change} ({n}). You decide on {decideBy}.',
  'verdict.lasting_better.so_far.most':
    'So far: {on} of {since:lesson|lessons} {above?above|below} the usual level since {change} ({n}). You decide on {decideBy}.',
  'verdict.lasting_better.called':
    'A lasting change: {run:lesson|lessons} in a row {above?above|below} the usual level since {change} ({n}).',
  'verdict.lasting_better.called.most':
    'A lasting change: {on} of {since:lesson|lessons} {above?above|below} the usual level since {change} ({n}).',
  'verdict.lasting_worse.so_far':
    'So far: the level has been the other way since {date} ({n}). Look before you go on.',
  'verdict.lasting_worse.called':
    'The level has moved the other way since {date} ({n}). Look before the next test.',
  'verdict.early_sign':
    'Early sign of change: {run:lesson|lessons} in a row {above?above|below} the usual level ({n}). Keep going before you decide.',
  'verdict.early_worse.still':
    'The last {run:lesson|lessons} lie the other way ({n}). Look before you go on.',
  'verdict.early_worse.ended':
    '{run:lesson|lessons} in a row lay the other way, from {from} to {to} ({n}). Look before you go on.',
  'verdict.mixed': 'Zig-zag: two things may be mixed, two classes or two days ({n}). Split the chart.',
  'verdict.usual_range': 'Up and down as usual. No sign of a lasting change yet ({n}).',
  'verdict.stretch_ended': 'These {run:lesson|lessons} in a row ended on {date}.',
  'verdict.later_lessons':
    '{later:lesson|lessons} came after the decide-by date: on the chart, not in this answer.',
  'odd_day.one': '{date} was unusual. What happened?',
  'odd_day.two': '{date} and {second} were unusual. What happened?',
  'odd_day.several': '{date} and {more} other days were unusual. What happened?',

  // --- what to look at next: one sentence per verdict
  'next.few_students': 'Look at each student’s own answers and work, and check on them.',
  'next.all_or_none': 'Write down the date each time the rarer answer comes up.',
  'next.change_not_begun.collect': 'Collect {needed:more lesson|more lessons}, then start {change}.',
  'next.change_not_begun.ready': 'You have the {before:lesson|lessons} you need: start {change}.',
  'next.short_baseline':
    'Go by the prediction and by what students wrote; next time collect 8 lessons first.',
  'next.few_lessons_since': 'Keep going and look again after {needed:more lesson|more lessons}.',
  'next.few_useful_lessons': 'Keep going and look again after {needed:more lesson|more lessons}.',
  'next.lasting_better.so_far': 'Keep {change} as it is until {decideBy}, then decide.',
  'next.lasting_better.called': 'Decide: adopt it, then try it in one more class.',
  'next.lasting_worse.so_far': 'Read the slips since {date} together before the next lesson.',
  'next.lasting_worse.called': 'Decide: adapt or stop, and write down what you saw.',
  'next.early_sign.so_far': 'Keep {change} as it is until {decideBy}.',
  'next.early_sign.called': 'Run the same change longer with a new decide-by date.',
  'next.early_worse.so_far': 'Talk about what was different in these lessons.',
  'next.early_worse.called': 'Talk about what was different in these lessons, then adapt or stop.',
  'next.mixed': 'Make one chart for each class, or for each day of the week.',
  'next.usual_range.so_far': 'Check that it was done as planned, and keep going until {decideBy}.',
  'next.usual_range.called': 'Decide: what needs a tweak? Adapt it or stop.',
  'decide_by.missing': 'the day you set',

  // --- did we do it as planned?
  'done.summary': 'Done as planned in {done} of {logged:lesson|lessons}, partly in {partly}.',
  'done.summary.none_partly': 'Done as planned in {done} of {logged:lesson|lessons}.',
  'done.not_a_test':
    '{change} happened as planned in {done} of {logged:lesson|lessons}, so this is not yet a test of the idea.',
  'done.nothing_logged': 'Was it done? Nothing is written down since {date}.',
  'done.no_measure': 'Was it done? No measure.',

  // --- prediction and result
  'prediction.percent.met':
    'You predicted {atLeast?at least|at most} {predicted}. {k} of {n:student|students} ({percent}) said so; with a class this size anything from {low} to {high} is plausible: the prediction is met.',
  'prediction.percent.not_met':
    'You predicted {atLeast?at least|at most} {predicted}. {k} of {n:student|students} ({percent}) said so; with a class this size anything from {low} to {high} is plausible: the prediction is not met.',
  'prediction.percent.open':
    'You predicted {atLeast?at least|at most} {predicted}. {k} of {n:student|students} ({percent}) said so; with a class this size anything from {low} to {high} is plausible: the prediction is neither met nor ruled out.',
  'prediction.value.met':
    'You predicted {atLeast?at least|at most} {predicted}. The middle of {n:lesson|lessons} is {middle}; with so few, anything from {low} to {high} is plausible: the prediction is met.',
  'prediction.value.not_met':
    'You predicted {atLeast?at least|at most} {predicted}. The middle of {n:lesson|lessons} is {middle}; with so few, anything from {low} to {high} is plausible: the prediction is not met.',
  'prediction.value.open':
    'You predicted {atLeast?at least|at most} {predicted}. The middle of {n:lesson|lessons} is {middle}; with so few, anything from {low} to {high} is plausible: the prediction is neither met nor ruled out.',
  'prediction.value.too_few':
    'You predicted {atLeast?at least|at most} {predicted}. The middle of {n:lesson|lessons} is {middle}; 6 lessons are needed for an answer.',
  'prediction.no_data': 'You predicted {atLeast?at least|at most} {predicted}. No data yet.',
  'prediction.none': 'No prediction was written down. Write one before the next lesson.',
  'prediction.hidden':
    'You predicted {atLeast?at least|at most} {predicted}. Fewer than 5 students answered: see the list.',
  'prediction.changed_after_data':
    'The prediction was changed on {date}, after data had come in. The first one counts.',
  'prediction.typed_after_data': 'The prediction was written on {date}, after data had come in.',
  'prediction.line.with_date':
    'Prediction: {atLeast?at least|at most} {predicted} by {decideBy}. {called?Result|Result so far}: {k} of {n} ({percent}): {answer}.',
  'prediction.line.without_date':
    'Prediction: {atLeast?at least|at most} {predicted}. {called?Result|Result so far}: {k} of {n} ({percent}): {answer}.',
  'prediction.answer.met': 'met',
  'prediction.answer.not_met': 'not met',
  'prediction.answer.open': 'open',

  // --- the test itself
  'test.no_measure': 'This test has no measure: nobody will know if it helped students.',
  'test.no_implementation_measure': 'Was it done? No measure.',
  'test.no_prediction': 'No prediction: write one before the first lesson.',
  'test.no_decide_by': 'No decide-by date: set the day on which you decide.',
  'test.no_driver': 'No driver: say which driver this change works on.',
  'test.no_question': 'No question: say what this test should answer.',
  'test.no_change_date': 'No start date: say when the first lesson with the change is.',
  'test.no_data': 'No data collected since the change.',
  'test.school_level_measure':
    'This measure is about the whole school: a test needs one about the classes that try the change.',
  'test.decision_due': 'Next: decide by {decideBy}: adopt, adapt, stop.',
  'test.decision_overdue': 'The decision was due on {decideBy}: adopt, adapt or stop.',
  'test.decided_without_reason': 'A decision without a reason: write down why.',
  'stage.planned': 'planned',
  'stage.running': 'running',
  'stage.studied': 'studied',
  'stage.decided': 'decided',
  'decision.adopt': 'adopt',
  'decision.adapt': 'adapt',
  'decision.abandon': 'stop',

  // --- data and observers
  'freshness.newest': 'Newest lesson: {date} ({schoolDays:school day|school days} ago).',
  'freshness.no_school_since': 'Newest lesson: {date}.',
  'freshness.stale': 'No new data for {schoolDays:school day|school days}: the newest lesson is {date}.',
  'agreement.category':
    'Two observers agreed in {agreed} of {pairs:paired lesson|paired lessons} ({percent}).',
  'agreement.count':
    'In {pairs:paired lesson|paired lessons} the smaller count was on average {percent} of the larger one.',
  'agreement.none': 'No lesson was watched by two observers (n 0).',
  'rebaseline.offer':
    'The new level has held for {run:lesson|lessons} since {date}. If you now see it as your usual level, start a new phase there.',

  // --- how to read this
  'how.usual_level':
    'The grey line is the usual level: the middle of the lessons before the change. It does not move.',
  'how.every_lesson':
    'If you look after every lesson, {wrong} of 100 unchanged classes would see “in a row above” or “the other way” at some time within {since:lesson|lessons}. That is why the sheet says “so far” until you decide.',
  'how.days_in_rows':
    'Good days often come in rows. Where they do it is more: up to {wrong} of 100 within {since:lesson|lessons}.',
  'how.early_every_lesson':
    'An “early sign” comes up often: {wrong} of 100 unchanged classes would see one, up or down, at some time within {since:lesson|lessons}. Keep going before you decide.',
  'how.one_look':
    'With one look, on the day you decide, it is less: {wrong} of 100 unchanged classes (8 lessons before, {since:lesson|lessons} since).',
  'how.found':
    'A change of one and a half times the usual ups and downs is found in {found} of 100 classes (8 lessons before, {since:lesson|lessons} since). “As usual” does not prove that nothing changed.',
} as const satisfies Record<string, string>;

/** The name of a sentence. */
export type SentenceKey = keyof typeof english;
