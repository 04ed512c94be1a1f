/** Powers and factors of scrypt: 32 MiB and some 60 ms a guess. */
export const cost = {log: 15, block: 8, parallel: 1}
