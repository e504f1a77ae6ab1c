export const ForecastPage = () => null
