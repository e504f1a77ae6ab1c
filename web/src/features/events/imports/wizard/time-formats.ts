/** Ways that files write times, by Luxon's tokens, and what such a text looks like. '' is ISO 8601. */
const known: readonly (readonly [format: string, looks: RegExp])[] = [
  ['', /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?( ?(Z|[+-]\d\d:?\d\d))?)?$/],
  ['unix_s', /^\d{10}(\.\d+)?$/],
  ['unix_ms', /^\d{13}$/],
  ['d.M.yyyy H:mm:ss', /^\d{1,2}\.\d{1,2}\.\d{4} \d{1,2}:\d\d:\d\d$/],
  ['d.M.yyyy H:mm', /^\d{1,2}\.\d{1,2}\.\d{4} \d{1,2}:\d\d$/],
  ['d.M.yyyy', /^\d{1,2}\.\d{1,2}\.\d{4}$/],
  ['yyyy/M/d H:mm:ss', /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d\d:\d\d$/],
  ['yyyy/M/d H:mm', /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d\d$/],
  ['yyyy/M/d', /^\d{4}\/\d{1,2}\/\d{1,2}$/],
  ["yyyy'年'M'月'd'日' H:mm:ss", /^\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d:\d\d$/],
  ["yyyy'年'M'月'd'日' H:mm", /^\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d$/],
  ["yyyy'年'M'月'd'日'", /^\d{4}年\d{1,2}月\d{1,2}日$/],
  ['yyyyMMdd', /^\d{8}$/],
  ['M/d/yyyy H:mm:ss', /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d$/],
  ['M/d/yyyy H:mm', /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d$/],
  ['M/d/yyyy h:mm a', /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d [AaPp][Mm]$/],
  ['M/d/yyyy', /^\d{1,2}\/\d{1,2}\/\d{4}$/],
  ['yyyy-MM-dd HH:mm:ss ZZZ', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}$/],
]

/** The formats that a person may choose from; others can be typed. */
export const timeFormats = [
  ...known.map(([format]) => format).filter(Boolean),
  'd/M/yyyy H:mm:ss',
  'd/M/yyyy H:mm',
  'd/M/yyyy',
]

/** How these times are written. Where the first number is above 12 somewhere, it is a day. */
export function guessedFormat(samples: readonly string[]): string {
  const [format = ''] = known.find(([, looks]) => samples.length > 0 && samples.every((text) => looks.test(text))) ?? []
  const dayFirst = samples.some((text) => Number(/^(\d{1,2})\//.exec(text)?.[1]) > 12)
  return dayFirst ? format.replace('M/d/', 'd/M/') : format
}
