/** What we use of a library that ships no types. */
declare module 'vader-sentiment' {
  interface Polarity {
    readonly neg: number
    readonly neu: number
    readonly pos: number
    readonly compound: number
  }
  /** The words of a text, and whether some of them are in capitals and others not. */
  interface SentimentText {
    readonly words_and_emoticons: readonly string[]
    readonly is_cap_diff: boolean
  }
  interface Analyzer {
    polarity_scores(text: string): Polarity
    /** Adds the valence of one word to `sentiments`, and answers them. */
    sentiment_valence(
      valence: number,
      text: SentimentText,
      word: string,
      at: number,
      sentiments: number[],
    ): readonly number[]
    but_check(words: readonly string[], sentiments: number[]): number[]
    score_valence(sentiments: readonly number[], text: string): Polarity
  }
  const vader: { readonly SentimentIntensityAnalyzer: Analyzer }
  export default vader
}
