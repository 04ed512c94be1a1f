/** Stands for an edition where names of every family are read, each in one of its own. */
export const allEditions = "all"

/** What it means, said alike wherever it can be chosen. */
export const allEditionsTexts = {
  zh: "各类都读：CT、磁共振、X线按常用版本，超声、核医学各按本类最新版",
  en: "all families: CT, MR and X-ray in the edition in use, ultrasound and nuclear medicine each in its latest",
} as const
