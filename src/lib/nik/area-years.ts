/** The years of the ministry's tables that areas are known from. */
export const AREA_YEARS = [2016, 2018, 2020, 2022, 2023, 2025] as const
