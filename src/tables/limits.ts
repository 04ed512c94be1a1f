const kilobyte = 1024
const megabyte = 1024 * kilobyte
const gigabyte = 1024 * megabyte

/** What a table may cost before it is refused. Bytes are bytes of the file unless said otherwise; characters are UTF-16 units. */
export interface Limits {
  readonly maxBytes: number
  /** Rows of data, the header not counted. */
  readonly maxRows: number
  readonly maxColumns: number
  /** A longer cell is read, with the issue `cell.too-long`. */
  readonly maxCellChars: number
  /** A longer row is refused: this bounds the memory one row can take. */
  readonly maxRowChars: number
  /** Bytes one part of a workbook may unpack to. Sheets are streamed, so this bounds time rather than memory. */
  readonly maxUnpackedBytes: number
  /** Bytes the table of shared strings may unpack to; it is held in memory. */
  readonly maxSharedBytes: number
  /** Unpacked bytes per packed byte, past the first 16 MB. */
  readonly maxRatio: number
  /** Parts of the archive. */
  readonly maxParts: number
  readonly maxSheets: number
}

/** Of files that somebody sends to a server, beside the usual ones: no list of examinations comes near them. */
export const uploadLimits: Partial<Limits> = {
  maxRowChars: megabyte / 4,
  maxUnpackedBytes: gigabyte,
  maxSharedBytes: 32 * megabyte,
}

export const defaultLimits: Limits = {
  maxBytes: 2 * gigabyte,
  maxRows: 2_000_000,
  maxColumns: 1_000,
  maxCellChars: 32_767, // what Excel allows
  maxRowChars: megabyte,
  maxUnpackedBytes: 8 * gigabyte, // a full sheet of 20 columns is about 2 GB of XML
  maxSharedBytes: 256 * megabyte,
  maxRatio: 250, // sheets of equal rows reach 100; zeros reach 1,000
  maxParts: 10_000,
  maxSheets: 1_000,
}
