/** One format's way of taking rows. Rows have as many cells as the header; calls wait for one another. */
export interface Sink {
  /** Resolves when the rows are on their way and more may come. */
  write(rows: readonly (readonly string[])[]): Promise<void>
  /** Write what is left. */
  end(): Promise<void>
  /** Give up; resolves when nothing is under way any more. */
  cancel(): Promise<void>
}
