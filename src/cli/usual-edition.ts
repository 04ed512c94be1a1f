/** The edition that a command is of where none is named. */
export const usualEdition = "5.0"
