/** Words by the language's own rules: Chinese has no spaces. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * What an item is like, in words: those of its name in small letters, and the band of its price, each half as wide again
 * as the one before (`price=4` is 3.4 to 4.8).
 */
export function itemWords(name: string, price: number): string[] {
  const words = [...segmenter.segment(name.toLowerCase())].flatMap(({ segment, isWordLike }) =>
    isWordLike ? segment : [],
  )
  return price > 0 ? [...words, `price=${Math.round(2 * Math.log2(price))}`] : words
}
