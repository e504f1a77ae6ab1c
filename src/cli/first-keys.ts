import type { FirstKeys } from '../pipeline/first-start.ts'

/** Shows the keys of a first start to the operator. */
export type FirstStartNotice = (keys: FirstKeys) => void

/** On stderr, which is for people: stdout carries the log or the answer, and both end up in files. */
export const printFirstKeys: FirstStartNotice = ({ ingest, read, admin }) =>
  void process.stderr.write(`
First start: these keys are shown once. Keep them; \`bellwether keys create\` makes more.
  ingest  ${ingest}   for your website and servers: writes events
  read    ${read}     for dashboards: reads insights and predictions
  admin   ${admin}    for you: does everything

`)

/** Shows the operator how the first person joins. On stderr too: whoever opens the link owns the project. */
export const printSetUpLink = (link: string): void =>
  void process.stderr.write(`Set-up link: ${link}
  Whoever opens it first becomes the owner; it works once, for seven days.

`)
