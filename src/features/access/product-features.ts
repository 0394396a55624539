/** What a SUPER_ADMIN may switch off for one organization. The permission table says which permission needs which. */
export const PRODUCT_FEATURES = ['receipts', 'continuous_screening', 'exports'] as const
export type ProductFeature = (typeof PRODUCT_FEATURES)[number]
