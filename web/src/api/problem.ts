/** What the API says of a refused request (application/problem+json). */
export interface Problem {
  code?: string
  title?: string
  field?: string
  expected?: unknown
  got?: unknown
  hint?: string
}
