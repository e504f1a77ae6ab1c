export const RecommendationsPage = () => null
