import { client } from './client.gen.js';
import type { Client, ClientMeta, Options as Options2, RequestResult, TDataShape } from './client/index.js';
import type { DeleteApiV1AlertRulesByIdData, DeleteApiV1AlertRulesByIdErrors, DeleteApiV1AlertRulesByIdResponses, DeleteApiV1InsightsSavedByIdData, DeleteApiV1InsightsSavedByIdErrors, DeleteApiV1InsightsSavedByIdResponses, DeleteApiV1InvitationsByIdData, DeleteApiV1InvitationsByIdErrors, DeleteApiV1InvitationsByIdResponses, DeleteApiV1KeysByIdData, DeleteApiV1KeysByIdErrors, DeleteApiV1KeysByIdResponses, DeleteApiV1MembersByUserData, DeleteApiV1MembersByUserErrors, DeleteApiV1MembersByUserResponses, DeleteApiV1TargetsByTargetRulesByNameData, DeleteApiV1TargetsByTargetRulesByNameErrors, DeleteApiV1TargetsByTargetRulesByNameResponses, GetApiV1ActivityEventsByUuidData, GetApiV1ActivityEventsByUuidErrors, GetApiV1ActivityEventsByUuidResponses, GetApiV1ActivityEventsData, GetApiV1ActivityEventsErrors, GetApiV1ActivityEventsResponses, GetApiV1ActivityNamesData, GetApiV1ActivityNamesErrors, GetApiV1ActivityNamesResponses, GetApiV1ActivityPropertiesData, GetApiV1ActivityPropertiesErrors, GetApiV1ActivityPropertiesResponses, GetApiV1ActivityReceivedData, GetApiV1ActivityReceivedErrors, GetApiV1ActivityReceivedResponses, GetApiV1AlertRulesData, GetApiV1AlertRulesErrors, GetApiV1AlertRulesResponses, GetApiV1AlertsData, GetApiV1AlertsErrors, GetApiV1AlertsResponses, GetApiV1ForecastsByTargetData, GetApiV1ForecastsByTargetErrors, GetApiV1ForecastsByTargetHistoryData, GetApiV1ForecastsByTargetHistoryErrors, GetApiV1ForecastsByTargetHistoryResponses, GetApiV1ForecastsByTargetResponses, GetApiV1ForecastsByTargetSeriesData, GetApiV1ForecastsByTargetSeriesErrors, GetApiV1ForecastsByTargetSeriesResponses, GetApiV1HealthData, GetApiV1HealthErrors, GetApiV1HealthResponses, GetApiV1ImportsByIdData, GetApiV1ImportsByIdErrors, GetApiV1ImportsByIdResponses, GetApiV1ImportsData, GetApiV1ImportsErrors, GetApiV1ImportsResponses, GetApiV1InsightsSavedByIdData, GetApiV1InsightsSavedByIdErrors, GetApiV1InsightsSavedByIdResponses, GetApiV1InsightsSavedData, GetApiV1InsightsSavedErrors, GetApiV1InsightsSavedResponses, GetApiV1InvitationsData, GetApiV1InvitationsErrors, GetApiV1InvitationsResponses, GetApiV1ItemsData, GetApiV1ItemsErrors, GetApiV1ItemsResponses, GetApiV1JoinByTokenData, GetApiV1JoinByTokenErrors, GetApiV1JoinByTokenResponses, GetApiV1KeysData, GetApiV1KeysErrors, GetApiV1KeysResponses, GetApiV1MeData, GetApiV1MeErrors, GetApiV1MembersData, GetApiV1MembersErrors, GetApiV1MembersResponses, GetApiV1MeResponses, GetApiV1OverviewData, GetApiV1OverviewErrors, GetApiV1OverviewResponses, GetApiV1PersonsByDistinctIdData, GetApiV1PersonsByDistinctIdErrors, GetApiV1PersonsByDistinctIdEventsData, GetApiV1PersonsByDistinctIdEventsErrors, GetApiV1PersonsByDistinctIdEventsResponses, GetApiV1PersonsByDistinctIdResponses, GetApiV1PersonsData, GetApiV1PersonsErrors, GetApiV1PersonsResponses, GetApiV1ProjectData, GetApiV1ProjectErrors, GetApiV1ProjectResponses, GetApiV1PropensityByTargetData, GetApiV1PropensityByTargetErrors, GetApiV1PropensityByTargetPeopleData, GetApiV1PropensityByTargetPeopleErrors, GetApiV1PropensityByTargetPeopleResponses, GetApiV1PropensityByTargetResponses, GetApiV1QuarantineData, GetApiV1QuarantineErrors, GetApiV1QuarantineResponses, GetApiV1RecommendationsByTargetData, GetApiV1RecommendationsByTargetErrors, GetApiV1RecommendationsByTargetExportData, GetApiV1RecommendationsByTargetExportErrors, GetApiV1RecommendationsByTargetExportResponses, GetApiV1RecommendationsByTargetResponses, GetApiV1RunsByIdData, GetApiV1RunsByIdErrors, GetApiV1RunsByIdExamplesData, GetApiV1RunsByIdExamplesErrors, GetApiV1RunsByIdExamplesResponses, GetApiV1RunsByIdResponses, GetApiV1TargetsByTargetData, GetApiV1TargetsByTargetDeploymentsData, GetApiV1TargetsByTargetDeploymentsErrors, GetApiV1TargetsByTargetDeploymentsResponses, GetApiV1TargetsByTargetErrors, GetApiV1TargetsByTargetHistoryData, GetApiV1TargetsByTargetHistoryErrors, GetApiV1TargetsByTargetHistoryResponses, GetApiV1TargetsByTargetModelsData, GetApiV1TargetsByTargetModelsErrors, GetApiV1TargetsByTargetModelsResponses, GetApiV1TargetsByTargetMonitorData, GetApiV1TargetsByTargetMonitorErrors, GetApiV1TargetsByTargetMonitorHistoryData, GetApiV1TargetsByTargetMonitorHistoryErrors, GetApiV1TargetsByTargetMonitorHistoryResponses, GetApiV1TargetsByTargetMonitorResponses, GetApiV1TargetsByTargetResponses, GetApiV1TargetsByTargetRulesByNameVersionsData, GetApiV1TargetsByTargetRulesByNameVersionsErrors, GetApiV1TargetsByTargetRulesByNameVersionsResponses, GetApiV1TargetsByTargetRulesData, GetApiV1TargetsByTargetRulesErrors, GetApiV1TargetsByTargetRulesResponses, GetApiV1TargetsByTargetRunsData, GetApiV1TargetsByTargetRunsErrors, GetApiV1TargetsByTargetRunsResponses, GetApiV1TargetsData, GetApiV1TargetsErrors, GetApiV1TargetsResponses, GetHealthzData, GetHealthzErrors, GetHealthzResponses, GetMetricsData, GetMetricsErrors, GetMetricsResponses, GetReadyzData, GetReadyzErrors, GetReadyzResponses, PatchApiV1AlertRulesByIdData, PatchApiV1AlertRulesByIdErrors, PatchApiV1AlertRulesByIdResponses, PatchApiV1MembersByUserData, PatchApiV1MembersByUserErrors, PatchApiV1MembersByUserResponses, PatchApiV1ProjectData, PatchApiV1ProjectErrors, PatchApiV1ProjectResponses, PostApiV1AlertRulesByIdTestData, PostApiV1AlertRulesByIdTestErrors, PostApiV1AlertRulesByIdTestResponses, PostApiV1AlertRulesData, PostApiV1AlertRulesErrors, PostApiV1AlertRulesResponses, PostApiV1BackupsData, PostApiV1BackupsErrors, PostApiV1BackupsResponses, PostApiV1EventsData, PostApiV1EventsErrors, PostApiV1EventsResponses, PostApiV1ImportsByIdUndoData, PostApiV1ImportsByIdUndoErrors, PostApiV1ImportsByIdUndoResponses, PostApiV1ImportsData, PostApiV1ImportsErrors, PostApiV1ImportsPreviewData, PostApiV1ImportsPreviewErrors, PostApiV1ImportsPreviewResponses, PostApiV1ImportsResponses, PostApiV1InsightsFunnelData, PostApiV1InsightsFunnelErrors, PostApiV1InsightsFunnelPeopleData, PostApiV1InsightsFunnelPeopleErrors, PostApiV1InsightsFunnelPeopleResponses, PostApiV1InsightsFunnelResponses, PostApiV1InsightsRetentionData, PostApiV1InsightsRetentionErrors, PostApiV1InsightsRetentionResponses, PostApiV1InsightsSavedData, PostApiV1InsightsSavedErrors, PostApiV1InsightsSavedResponses, PostApiV1InsightsTrendData, PostApiV1InsightsTrendErrors, PostApiV1InsightsTrendResponses, PostApiV1InvitationsData, PostApiV1InvitationsErrors, PostApiV1InvitationsResponses, PostApiV1ItemsData, PostApiV1ItemsErrors, PostApiV1ItemsResponses, PostApiV1JoinByTokenAcceptData, PostApiV1JoinByTokenAcceptErrors, PostApiV1JoinByTokenAcceptResponses, PostApiV1JoinByTokenData, PostApiV1JoinByTokenErrors, PostApiV1JoinByTokenResponses, PostApiV1KeysData, PostApiV1KeysErrors, PostApiV1KeysResponses, PostApiV1MembersByUserResetData, PostApiV1MembersByUserResetErrors, PostApiV1MembersByUserResetResponses, PostApiV1QueryData, PostApiV1QueryErrors, PostApiV1QueryResponses, PostApiV1RecommendationsByTargetData, PostApiV1RecommendationsByTargetErrors, PostApiV1RecommendationsByTargetResponses, PostApiV1RunsByIdCancelData, PostApiV1RunsByIdCancelErrors, PostApiV1RunsByIdCancelResponses, PostApiV1TargetsByTargetModelsByHashArchiveData, PostApiV1TargetsByTargetModelsByHashArchiveErrors, PostApiV1TargetsByTargetModelsByHashArchiveResponses, PostApiV1TargetsByTargetMonitorData, PostApiV1TargetsByTargetMonitorErrors, PostApiV1TargetsByTargetMonitorResponses, PostApiV1TargetsByTargetPromoteData, PostApiV1TargetsByTargetPromoteErrors, PostApiV1TargetsByTargetPromoteResponses, PostApiV1TargetsByTargetRollbackData, PostApiV1TargetsByTargetRollbackErrors, PostApiV1TargetsByTargetRollbackResponses, PostApiV1TargetsByTargetRunsData, PostApiV1TargetsByTargetRunsErrors, PostApiV1TargetsByTargetRunsResponses, PostApiV1TargetsData, PostApiV1TargetsErrors, PostApiV1TargetsResponses, PutApiV1InsightsSavedByIdData, PutApiV1InsightsSavedByIdErrors, PutApiV1InsightsSavedByIdResponses, PutApiV1TargetsByTargetRulesByNameData, PutApiV1TargetsByTargetRulesByNameErrors, PutApiV1TargetsByTargetRulesByNameResponses } from './types.gen.js';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * Events that were refused, newest first, each with its reason
 *
 * Kept for 90 days. Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Quarantine = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1QuarantineData, ThrowOnError>): RequestResult<GetApiV1QuarantineResponses, GetApiV1QuarantineErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1QuarantineResponses, GetApiV1QuarantineErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/quarantine',
    ...options
});

/**
 * The catalogue, by item id
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Items = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1ItemsData, ThrowOnError>): RequestResult<GetApiV1ItemsResponses, GetApiV1ItemsErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1ItemsResponses, GetApiV1ItemsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/items',
    ...options
});

/**
 * Write items of the catalogue
 *
 * An item that is there already is replaced whole. Needs an ingest key (or an admin key).
 */
export const postApiV1Items = <ThrowOnError extends boolean = false>(options: Options<PostApiV1ItemsData, ThrowOnError>): RequestResult<PostApiV1ItemsResponses, PostApiV1ItemsErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1ItemsResponses, PostApiV1ItemsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/items',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take events in
 *
 * Answers when the events are durable: 200 when at least one was kept (or known already), 400 when none was. Plain or gzip, 20 MB as sent and 100 MB inflated. After 503, send the same request again. Needs an ingest key (or an admin key).
 */
export const postApiV1Events = <ThrowOnError extends boolean = false>(options: Options<PostApiV1EventsData, ThrowOnError>): RequestResult<PostApiV1EventsResponses, PostApiV1EventsErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1EventsResponses, PostApiV1EventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/api/v1/events',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The process lives
 */
export const getHealthz = <ThrowOnError extends boolean = false>(options?: Options<GetHealthzData, ThrowOnError>): RequestResult<GetHealthzResponses, GetHealthzErrors, ThrowOnError> => (options?.client ?? client).get<GetHealthzResponses, GetHealthzErrors, ThrowOnError>({ url: '/healthz', ...options });

/**
 * Both engines answer; 503 says which does not
 */
export const getReadyz = <ThrowOnError extends boolean = false>(options?: Options<GetReadyzData, ThrowOnError>): RequestResult<GetReadyzResponses, GetReadyzErrors, ThrowOnError> => (options?.client ?? client).get<GetReadyzResponses, GetReadyzErrors, ThrowOnError>({ url: '/readyz', ...options });

/**
 * What the server has done, for Prometheus
 *
 * Open without a key when the server listens on loopback only.
 */
export const getMetrics = <ThrowOnError extends boolean = false>(options?: Options<GetMetricsData, ThrowOnError>): RequestResult<GetMetricsResponses, GetMetricsErrors, ThrowOnError> => (options?.client ?? client).get<GetMetricsResponses, GetMetricsErrors, ThrowOnError>({ url: '/metrics', ...options });

/**
 * The key's project
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Project = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1ProjectData, ThrowOnError>): RequestResult<GetApiV1ProjectResponses, GetApiV1ProjectErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1ProjectResponses, GetApiV1ProjectErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/project',
    ...options
});

/**
 * Change name, time zone or currency
 *
 * Needs an admin key, or the session of an owner.
 */
export const patchApiV1Project = <ThrowOnError extends boolean = false>(options: Options<PatchApiV1ProjectData, ThrowOnError>): RequestResult<PatchApiV1ProjectResponses, PatchApiV1ProjectErrors, ThrowOnError> => (options.client ?? client).patch<PatchApiV1ProjectResponses, PatchApiV1ProjectErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/project',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The project's keys, revoked ones included
 *
 * Needs an admin key, or the session of an owner.
 */
export const getApiV1Keys = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1KeysData, ThrowOnError>): RequestResult<GetApiV1KeysResponses, GetApiV1KeysErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1KeysResponses, GetApiV1KeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/keys',
    ...options
});

/**
 * Make a key
 *
 * Needs an admin key, or the session of an owner.
 */
export const postApiV1Keys = <ThrowOnError extends boolean = false>(options: Options<PostApiV1KeysData, ThrowOnError>): RequestResult<PostApiV1KeysResponses, PostApiV1KeysErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1KeysResponses, PostApiV1KeysErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/keys',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Revoke a key: it stops working at once
 *
 * Needs an admin key, or the session of an owner.
 */
export const deleteApiV1KeysById = <ThrowOnError extends boolean = false>(options: Options<DeleteApiV1KeysByIdData, ThrowOnError>): RequestResult<DeleteApiV1KeysByIdResponses, DeleteApiV1KeysByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteApiV1KeysByIdResponses, DeleteApiV1KeysByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/keys/{id}',
    ...options
});

/**
 * Who is signed in, and their projects
 *
 * Needs the session of somebody signed in.
 */
export const getApiV1Me = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1MeData, ThrowOnError>): RequestResult<GetApiV1MeResponses, GetApiV1MeErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1MeResponses, GetApiV1MeErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/me',
    ...options
});

/**
 * Who belongs to the project
 *
 * Needs an admin key, or the session of an owner.
 */
export const getApiV1Members = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1MembersData, ThrowOnError>): RequestResult<GetApiV1MembersResponses, GetApiV1MembersErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1MembersResponses, GetApiV1MembersErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/members',
    ...options
});

/**
 * Take a member out, at once; the last owner stays
 *
 * Whoever is in no other project is deleted whole. Needs an admin key, or the session of an owner.
 */
export const deleteApiV1MembersByUser = <ThrowOnError extends boolean = false>(options: Options<DeleteApiV1MembersByUserData, ThrowOnError>): RequestResult<DeleteApiV1MembersByUserResponses, DeleteApiV1MembersByUserErrors, ThrowOnError> => (options.client ?? client).delete<DeleteApiV1MembersByUserResponses, DeleteApiV1MembersByUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/members/{user}',
    ...options
});

/**
 * Change a member's role, at once; the last owner stays one
 *
 * Needs an admin key, or the session of an owner.
 */
export const patchApiV1MembersByUser = <ThrowOnError extends boolean = false>(options: Options<PatchApiV1MembersByUserData, ThrowOnError>): RequestResult<PatchApiV1MembersByUserResponses, PatchApiV1MembersByUserErrors, ThrowOnError> => (options.client ?? client).patch<PatchApiV1MembersByUserResponses, PatchApiV1MembersByUserErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/members/{user}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * A link by which a member sets a new password, once, within a day
 *
 * Only for somebody who is in no project that the caller does not own. Needs an admin key, or the session of an owner.
 */
export const postApiV1MembersByUserReset = <ThrowOnError extends boolean = false>(options: Options<PostApiV1MembersByUserResetData, ThrowOnError>): RequestResult<PostApiV1MembersByUserResetResponses, PostApiV1MembersByUserResetErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1MembersByUserResetResponses, PostApiV1MembersByUserResetErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/members/{user}/reset',
    ...options
});

/**
 * Invitations that can still be used
 *
 * Needs an admin key, or the session of an owner.
 */
export const getApiV1Invitations = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1InvitationsData, ThrowOnError>): RequestResult<GetApiV1InvitationsResponses, GetApiV1InvitationsErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1InvitationsResponses, GetApiV1InvitationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/invitations',
    ...options
});

/**
 * Make a link by which somebody joins, once, within seven days
 *
 * Needs an admin key, or the session of an owner.
 */
export const postApiV1Invitations = <ThrowOnError extends boolean = false>(options: Options<PostApiV1InvitationsData, ThrowOnError>): RequestResult<PostApiV1InvitationsResponses, PostApiV1InvitationsErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1InvitationsResponses, PostApiV1InvitationsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/invitations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take an invitation back
 *
 * Needs an admin key, or the session of an owner.
 */
export const deleteApiV1InvitationsById = <ThrowOnError extends boolean = false>(options: Options<DeleteApiV1InvitationsByIdData, ThrowOnError>): RequestResult<DeleteApiV1InvitationsByIdResponses, DeleteApiV1InvitationsByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteApiV1InvitationsByIdResponses, DeleteApiV1InvitationsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/invitations/{id}',
    ...options
});

/**
 * What an invitation leads to
 *
 * Open to whoever has the link.
 */
export const getApiV1JoinByToken = <ThrowOnError extends boolean = false>(options: Options<GetApiV1JoinByTokenData, ThrowOnError>): RequestResult<GetApiV1JoinByTokenResponses, GetApiV1JoinByTokenErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1JoinByTokenResponses, GetApiV1JoinByTokenErrors, ThrowOnError>({ url: '/api/v1/join/{token}', ...options });

/**
 * Join as somebody new, and be signed in
 *
 * Open to whoever has the link.
 */
export const postApiV1JoinByToken = <ThrowOnError extends boolean = false>(options: Options<PostApiV1JoinByTokenData, ThrowOnError>): RequestResult<PostApiV1JoinByTokenResponses, PostApiV1JoinByTokenErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1JoinByTokenResponses, PostApiV1JoinByTokenErrors, ThrowOnError>({
    url: '/api/v1/join/{token}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Join as who is signed in
 *
 * Needs the session of somebody signed in.
 */
export const postApiV1JoinByTokenAccept = <ThrowOnError extends boolean = false>(options: Options<PostApiV1JoinByTokenAcceptData, ThrowOnError>): RequestResult<PostApiV1JoinByTokenAcceptResponses, PostApiV1JoinByTokenAcceptErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1JoinByTokenAcceptResponses, PostApiV1JoinByTokenAcceptErrors, ThrowOnError>({
    security: [{
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/join/{token}/accept',
    ...options
});

/**
 * Back up everything, on the server
 *
 * Events, metadata and artifacts of all projects; the server goes on meanwhile. Needs an admin key, or the session of an owner.
 */
export const postApiV1Backups = <ThrowOnError extends boolean = false>(options?: Options<PostApiV1BackupsData, ThrowOnError>): RequestResult<PostApiV1BackupsResponses, PostApiV1BackupsErrors, ThrowOnError> => (options?.client ?? client).post<PostApiV1BackupsResponses, PostApiV1BackupsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/backups',
    ...options
});

/**
 * Who answered for a target, since when and why, newest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetDeployments = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetDeploymentsData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetDeploymentsResponses, GetApiV1TargetsByTargetDeploymentsErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetDeploymentsResponses, GetApiV1TargetsByTargetDeploymentsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/deployments',
    ...options
});

/**
 * A SELECT over the project
 *
 * Read-only, for at most 30 s. `events` are deduplicated and carry their `person_id`. Needs an admin key, or the session of an owner.
 */
export const postApiV1Query = <ThrowOnError extends boolean = false>(options: Options<PostApiV1QueryData, ThrowOnError>): RequestResult<PostApiV1QueryResponses, PostApiV1QueryErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1QueryResponses, PostApiV1QueryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/query',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Demand a day, with 80 % and 95 % intervals
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ForecastsByTarget = <ThrowOnError extends boolean = false>(options: Options<GetApiV1ForecastsByTargetData, ThrowOnError>): RequestResult<GetApiV1ForecastsByTargetResponses, GetApiV1ForecastsByTargetErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1ForecastsByTargetResponses, GetApiV1ForecastsByTargetErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/forecasts/{target}',
    ...options
});

/**
 * Series that can be forecast, a page at a time
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ForecastsByTargetSeries = <ThrowOnError extends boolean = false>(options: Options<GetApiV1ForecastsByTargetSeriesData, ThrowOnError>): RequestResult<GetApiV1ForecastsByTargetSeriesResponses, GetApiV1ForecastsByTargetSeriesErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1ForecastsByTargetSeriesResponses, GetApiV1ForecastsByTargetSeriesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/forecasts/{target}/series',
    ...options
});

/**
 * Units a day up to yesterday, and the backtest of the champion's recipe
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ForecastsByTargetHistory = <ThrowOnError extends boolean = false>(options: Options<GetApiV1ForecastsByTargetHistoryData, ThrowOnError>): RequestResult<GetApiV1ForecastsByTargetHistoryResponses, GetApiV1ForecastsByTargetHistoryErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1ForecastsByTargetHistoryResponses, GetApiV1ForecastsByTargetHistoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/forecasts/{target}/history',
    ...options
});

/**
 * Files brought in, newest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Imports = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1ImportsData, ThrowOnError>): RequestResult<GetApiV1ImportsResponses, GetApiV1ImportsErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1ImportsResponses, GetApiV1ImportsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/imports',
    ...options
});

/**
 * Bring a file in (the body is the file)
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1Imports = <ThrowOnError extends boolean = false>(options: Options<PostApiV1ImportsData, ThrowOnError>): RequestResult<PostApiV1ImportsResponses, PostApiV1ImportsErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1ImportsResponses, PostApiV1ImportsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/imports',
    ...options
});

/**
 * The first ten rows as events; nothing is kept
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1ImportsPreview = <ThrowOnError extends boolean = false>(options: Options<PostApiV1ImportsPreviewData, ThrowOnError>): RequestResult<PostApiV1ImportsPreviewResponses, PostApiV1ImportsPreviewErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1ImportsPreviewResponses, PostApiV1ImportsPreviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/imports/preview',
    ...options
});

/**
 * One import, with its progress
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ImportsById = <ThrowOnError extends boolean = false>(options: Options<GetApiV1ImportsByIdData, ThrowOnError>): RequestResult<GetApiV1ImportsByIdResponses, GetApiV1ImportsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1ImportsByIdResponses, GetApiV1ImportsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/imports/{id}',
    ...options
});

/**
 * Take an import's events out again
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1ImportsByIdUndo = <ThrowOnError extends boolean = false>(options: Options<PostApiV1ImportsByIdUndoData, ThrowOnError>): RequestResult<PostApiV1ImportsByIdUndoResponses, PostApiV1ImportsByIdUndoErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1ImportsByIdUndoResponses, PostApiV1ImportsByIdUndoErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/imports/{id}/undo',
    ...options
});

/**
 * A target's models, newest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetModels = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetModelsData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetModelsResponses, GetApiV1TargetsByTargetModelsErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetModelsResponses, GetApiV1TargetsByTargetModelsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/models',
    ...options
});

/**
 * Take a model out of the list, or bring it back
 *
 * A model that answers as champion or challenger stays. Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1TargetsByTargetModelsByHashArchive = <ThrowOnError extends boolean = false>(options: Options<PostApiV1TargetsByTargetModelsByHashArchiveData, ThrowOnError>): RequestResult<PostApiV1TargetsByTargetModelsByHashArchiveResponses, PostApiV1TargetsByTargetModelsByHashArchiveErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1TargetsByTargetModelsByHashArchiveResponses, PostApiV1TargetsByTargetModelsByHashArchiveErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/models/{hash}/archive',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Let a model answer
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1TargetsByTargetPromote = <ThrowOnError extends boolean = false>(options: Options<PostApiV1TargetsByTargetPromoteData, ThrowOnError>): RequestResult<PostApiV1TargetsByTargetPromoteResponses, PostApiV1TargetsByTargetPromoteErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1TargetsByTargetPromoteResponses, PostApiV1TargetsByTargetPromoteErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/promote',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Bring back the champion before
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1TargetsByTargetRollback = <ThrowOnError extends boolean = false>(options: Options<PostApiV1TargetsByTargetRollbackData, ThrowOnError>): RequestResult<PostApiV1TargetsByTargetRollbackResponses, PostApiV1TargetsByTargetRollbackErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1TargetsByTargetRollbackResponses, PostApiV1TargetsByTargetRollbackErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/rollback',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The latest look at a target in service
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetMonitor = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetMonitorData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetMonitorResponses, GetApiV1TargetsByTargetMonitorErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetMonitorResponses, GetApiV1TargetsByTargetMonitorErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/monitor',
    ...options
});

/**
 * Look now: effect, drift, freshness, alerts
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1TargetsByTargetMonitor = <ThrowOnError extends boolean = false>(options: Options<PostApiV1TargetsByTargetMonitorData, ThrowOnError>): RequestResult<PostApiV1TargetsByTargetMonitorResponses, PostApiV1TargetsByTargetMonitorErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1TargetsByTargetMonitorResponses, PostApiV1TargetsByTargetMonitorErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/monitor',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Looks at a target over time, oldest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetMonitorHistory = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetMonitorHistoryData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetMonitorHistoryResponses, GetApiV1TargetsByTargetMonitorHistoryErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetMonitorHistoryResponses, GetApiV1TargetsByTargetMonitorHistoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/monitor/history',
    ...options
});

/**
 * Alerts, newest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Alerts = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1AlertsData, ThrowOnError>): RequestResult<GetApiV1AlertsResponses, GetApiV1AlertsErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1AlertsResponses, GetApiV1AlertsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/alerts',
    ...options
});

/**
 * A person's probability, and what moved it
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1PropensityByTarget = <ThrowOnError extends boolean = false>(options: Options<GetApiV1PropensityByTargetData, ThrowOnError>): RequestResult<GetApiV1PropensityByTargetResponses, GetApiV1PropensityByTargetErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1PropensityByTargetResponses, GetApiV1PropensityByTargetErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/propensity/{target}',
    ...options
});

/**
 * Everyone scored: who is likeliest, or least likely
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1PropensityByTargetPeople = <ThrowOnError extends boolean = false>(options: Options<GetApiV1PropensityByTargetPeopleData, ThrowOnError>): RequestResult<GetApiV1PropensityByTargetPeopleResponses, GetApiV1PropensityByTargetPeopleErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1PropensityByTargetPeopleResponses, GetApiV1PropensityByTargetPeopleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/propensity/{target}/people',
    ...options
});

/**
 * Items for a person, best first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1RecommendationsByTarget = <ThrowOnError extends boolean = false>(options: Options<GetApiV1RecommendationsByTargetData, ThrowOnError>): RequestResult<GetApiV1RecommendationsByTargetResponses, GetApiV1RecommendationsByTargetErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1RecommendationsByTargetResponses, GetApiV1RecommendationsByTargetErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/recommendations/{target}',
    ...options
});

/**
 * Several lists of items at once, none twice
 *
 * Always answers: where the model has nothing to go by, what stands with the items, what is popular and what is new are asked in turn, and the list says which and why. Needs a read key (or an admin key), or the session of a member.
 */
export const postApiV1RecommendationsByTarget = <ThrowOnError extends boolean = false>(options: Options<PostApiV1RecommendationsByTargetData, ThrowOnError>): RequestResult<PostApiV1RecommendationsByTargetResponses, PostApiV1RecommendationsByTargetErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1RecommendationsByTargetResponses, PostApiV1RecommendationsByTargetErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/recommendations/{target}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What a person has taken before, newest first, at most 100
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetHistory = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetHistoryData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetHistoryResponses, GetApiV1TargetsByTargetHistoryErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetHistoryResponses, GetApiV1TargetsByTargetHistoryErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/history',
    ...options
});

/**
 * Rules of a recommendation target in force, by name
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetRules = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetRulesData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetRulesResponses, GetApiV1TargetsByTargetRulesErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetRulesResponses, GetApiV1TargetsByTargetRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/rules',
    ...options
});

/**
 * Take a rule out of force; its versions stay
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const deleteApiV1TargetsByTargetRulesByName = <ThrowOnError extends boolean = false>(options: Options<DeleteApiV1TargetsByTargetRulesByNameData, ThrowOnError>): RequestResult<DeleteApiV1TargetsByTargetRulesByNameResponses, DeleteApiV1TargetsByTargetRulesByNameErrors, ThrowOnError> => (options.client ?? client).delete<DeleteApiV1TargetsByTargetRulesByNameResponses, DeleteApiV1TargetsByTargetRulesByNameErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/rules/{name}',
    ...options
});

/**
 * Write a rule; each change is a version more
 *
 * A condition compares attributes of the catalogue: `category == "Toys" and (price < 20 or not sale == true)`, `in ("a", "b")`, names with odd characters in backquotes. One that does not fit is refused with the offset and the nearest attribute. Needs an admin key, or the session of an editor or owner.
 */
export const putApiV1TargetsByTargetRulesByName = <ThrowOnError extends boolean = false>(options: Options<PutApiV1TargetsByTargetRulesByNameData, ThrowOnError>): RequestResult<PutApiV1TargetsByTargetRulesByNameResponses, PutApiV1TargetsByTargetRulesByNameErrors, ThrowOnError> => (options.client ?? client).put<PutApiV1TargetsByTargetRulesByNameResponses, PutApiV1TargetsByTargetRulesByNameErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/rules/{name}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What became of a rule, newest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetRulesByNameVersions = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetRulesByNameVersionsData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetRulesByNameVersionsResponses, GetApiV1TargetsByTargetRulesByNameVersionsErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetRulesByNameVersionsResponses, GetApiV1TargetsByTargetRulesByNameVersionsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/rules/{name}/versions',
    ...options
});

/**
 * Items for everybody, as one stream
 *
 * Each person is given what the live route would give, without reasons: the champion’s items, or what is popular to the control group (`arm`). Nothing is logged as shown, so that it counts in no lift. The headers `bellwether-people` and `bellwether-model` say how many people come and whose answers they are; an answer that breaks off is not whole. One export of a target at a time; closing the connection ends it. Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1RecommendationsByTargetExport = <ThrowOnError extends boolean = false>(options: Options<GetApiV1RecommendationsByTargetExportData, ThrowOnError>): RequestResult<GetApiV1RecommendationsByTargetExportResponses, GetApiV1RecommendationsByTargetExportErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1RecommendationsByTargetExportResponses, GetApiV1RecommendationsByTargetExportErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/recommendations/{target}/export',
    ...options
});

/**
 * A target's runs, newest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTargetRuns = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetRunsData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetRunsResponses, GetApiV1TargetsByTargetRunsErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetRunsResponses, GetApiV1TargetsByTargetRunsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/runs',
    ...options
});

/**
 * Start a run
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1TargetsByTargetRuns = <ThrowOnError extends boolean = false>(options: Options<PostApiV1TargetsByTargetRunsData, ThrowOnError>): RequestResult<PostApiV1TargetsByTargetRunsResponses, PostApiV1TargetsByTargetRunsErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1TargetsByTargetRunsResponses, PostApiV1TargetsByTargetRunsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}/runs',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * One run, with its progress
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1RunsById = <ThrowOnError extends boolean = false>(options: Options<GetApiV1RunsByIdData, ThrowOnError>): RequestResult<GetApiV1RunsByIdResponses, GetApiV1RunsByIdErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1RunsByIdResponses, GetApiV1RunsByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/runs/{id}',
    ...options
});

/**
 * Cancel a run
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1RunsByIdCancel = <ThrowOnError extends boolean = false>(options: Options<PostApiV1RunsByIdCancelData, ThrowOnError>): RequestResult<PostApiV1RunsByIdCancelResponses, PostApiV1RunsByIdCancelErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1RunsByIdCancelResponses, PostApiV1RunsByIdCancelErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/runs/{id}/cancel',
    ...options
});

/**
 * Whom a run's winner served best and worst
 *
 * People of the test window with at least three events before it: the three with the highest and the three with the lowest NDCG@10, of equals as the run’s seed drew them. Only runs of recommendation have some. Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1RunsByIdExamples = <ThrowOnError extends boolean = false>(options: Options<GetApiV1RunsByIdExamplesData, ThrowOnError>): RequestResult<GetApiV1RunsByIdExamplesResponses, GetApiV1RunsByIdExamplesErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1RunsByIdExamplesResponses, GetApiV1RunsByIdExamplesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/runs/{id}/examples',
    ...options
});

/**
 * What is learnt
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Targets = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1TargetsData, ThrowOnError>): RequestResult<GetApiV1TargetsResponses, GetApiV1TargetsErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1TargetsResponses, GetApiV1TargetsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets',
    ...options
});

/**
 * Declare what to learn
 *
 * The same again changes nothing but the schedule, which becomes the one given. Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1Targets = <ThrowOnError extends boolean = false>(options: Options<PostApiV1TargetsData, ThrowOnError>): RequestResult<PostApiV1TargetsResponses, PostApiV1TargetsErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1TargetsResponses, PostApiV1TargetsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * One target
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1TargetsByTarget = <ThrowOnError extends boolean = false>(options: Options<GetApiV1TargetsByTargetData, ThrowOnError>): RequestResult<GetApiV1TargetsByTargetResponses, GetApiV1TargetsByTargetErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1TargetsByTargetResponses, GetApiV1TargetsByTargetErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/targets/{target}',
    ...options
});

/**
 * Where alerts are sent
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const getApiV1AlertRules = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1AlertRulesData, ThrowOnError>): RequestResult<GetApiV1AlertRulesResponses, GetApiV1AlertRulesErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1AlertRulesResponses, GetApiV1AlertRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/alert-rules',
    ...options
});

/**
 * Send alerts to a webhook or a mailbox
 *
 * A webhook gets `{project, target, kind, subject, message, evidence, raised_at}` as JSON: three tries of five seconds, redirects not followed. Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1AlertRules = <ThrowOnError extends boolean = false>(options: Options<PostApiV1AlertRulesData, ThrowOnError>): RequestResult<PostApiV1AlertRulesResponses, PostApiV1AlertRulesErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1AlertRulesResponses, PostApiV1AlertRulesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/alert-rules',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Remove a rule
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const deleteApiV1AlertRulesById = <ThrowOnError extends boolean = false>(options: Options<DeleteApiV1AlertRulesByIdData, ThrowOnError>): RequestResult<DeleteApiV1AlertRulesByIdResponses, DeleteApiV1AlertRulesByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteApiV1AlertRulesByIdResponses, DeleteApiV1AlertRulesByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/alert-rules/{id}',
    ...options
});

/**
 * Change a rule
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const patchApiV1AlertRulesById = <ThrowOnError extends boolean = false>(options: Options<PatchApiV1AlertRulesByIdData, ThrowOnError>): RequestResult<PatchApiV1AlertRulesByIdResponses, PatchApiV1AlertRulesByIdErrors, ThrowOnError> => (options.client ?? client).patch<PatchApiV1AlertRulesByIdResponses, PatchApiV1AlertRulesByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/alert-rules/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Send a made-up alert, with one try
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1AlertRulesByIdTest = <ThrowOnError extends boolean = false>(options: Options<PostApiV1AlertRulesByIdTestData, ThrowOnError>): RequestResult<PostApiV1AlertRulesByIdTestResponses, PostApiV1AlertRulesByIdTestErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1AlertRulesByIdTestResponses, PostApiV1AlertRulesByIdTestErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/alert-rules/{id}/test',
    ...options
});

/**
 * Requests, errors, latency, disk, memory and queues of the server
 *
 * Of all projects. Requests are those of the last hour, or since the server started. Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Health = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1HealthData, ThrowOnError>): RequestResult<GetApiV1HealthResponses, GetApiV1HealthErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1HealthResponses, GetApiV1HealthErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/health',
    ...options
});

/**
 * Events, the last received first
 *
 * For a live tail ask with `after`: every event comes once, none is missed. What an import brings stands where the import began, and is no part of the tail. Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ActivityEvents = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1ActivityEventsData, ThrowOnError>): RequestResult<GetApiV1ActivityEventsResponses, GetApiV1ActivityEventsErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1ActivityEventsResponses, GetApiV1ActivityEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/activity/events',
    ...options
});

/**
 * One event in full
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ActivityEventsByUuid = <ThrowOnError extends boolean = false>(options: Options<GetApiV1ActivityEventsByUuidData, ThrowOnError>): RequestResult<GetApiV1ActivityEventsByUuidResponses, GetApiV1ActivityEventsByUuidErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1ActivityEventsByUuidResponses, GetApiV1ActivityEventsByUuidErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/activity/events/{uuid}',
    ...options
});

/**
 * What became of the events sent since the server started
 *
 * Of every way in but files, which count for themselves. Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ActivityReceived = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1ActivityReceivedData, ThrowOnError>): RequestResult<GetApiV1ActivityReceivedResponses, GetApiV1ActivityReceivedErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1ActivityReceivedResponses, GetApiV1ActivityReceivedErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/activity/received',
    ...options
});

/**
 * The names that events have
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ActivityNames = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1ActivityNamesData, ThrowOnError>): RequestResult<GetApiV1ActivityNamesResponses, GetApiV1ActivityNamesErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1ActivityNamesResponses, GetApiV1ActivityNamesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/activity/names',
    ...options
});

/**
 * What properties events hold, with frequent values
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1ActivityProperties = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1ActivityPropertiesData, ThrowOnError>): RequestResult<GetApiV1ActivityPropertiesResponses, GetApiV1ActivityPropertiesErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1ActivityPropertiesResponses, GetApiV1ActivityPropertiesErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/activity/properties',
    ...options
});

/**
 * How much of what happened, over time
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const postApiV1InsightsTrend = <ThrowOnError extends boolean = false>(options: Options<PostApiV1InsightsTrendData, ThrowOnError>): RequestResult<PostApiV1InsightsTrendResponses, PostApiV1InsightsTrendErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1InsightsTrendResponses, PostApiV1InsightsTrendErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/trend',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How far people get
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const postApiV1InsightsFunnel = <ThrowOnError extends boolean = false>(options: Options<PostApiV1InsightsFunnelData, ThrowOnError>): RequestResult<PostApiV1InsightsFunnelResponses, PostApiV1InsightsFunnelErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1InsightsFunnelResponses, PostApiV1InsightsFunnelErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/funnel',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who reached a step of a funnel, or did not
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const postApiV1InsightsFunnelPeople = <ThrowOnError extends boolean = false>(options: Options<PostApiV1InsightsFunnelPeopleData, ThrowOnError>): RequestResult<PostApiV1InsightsFunnelPeopleResponses, PostApiV1InsightsFunnelPeopleErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1InsightsFunnelPeopleResponses, PostApiV1InsightsFunnelPeopleErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/funnel/people',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who comes back
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const postApiV1InsightsRetention = <ThrowOnError extends boolean = false>(options: Options<PostApiV1InsightsRetentionData, ThrowOnError>): RequestResult<PostApiV1InsightsRetentionResponses, PostApiV1InsightsRetentionErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1InsightsRetentionResponses, PostApiV1InsightsRetentionErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/retention',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Today, targets and what changed
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Overview = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1OverviewData, ThrowOnError>): RequestResult<GetApiV1OverviewResponses, GetApiV1OverviewErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1OverviewResponses, GetApiV1OverviewErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/overview',
    ...options
});

/**
 * People, newest activity first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1Persons = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1PersonsData, ThrowOnError>): RequestResult<GetApiV1PersonsResponses, GetApiV1PersonsErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1PersonsResponses, GetApiV1PersonsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/persons',
    ...options
});

/**
 * One person
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1PersonsByDistinctId = <ThrowOnError extends boolean = false>(options: Options<GetApiV1PersonsByDistinctIdData, ThrowOnError>): RequestResult<GetApiV1PersonsByDistinctIdResponses, GetApiV1PersonsByDistinctIdErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1PersonsByDistinctIdResponses, GetApiV1PersonsByDistinctIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/persons/{distinct_id}',
    ...options
});

/**
 * A person's events, the latest first
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1PersonsByDistinctIdEvents = <ThrowOnError extends boolean = false>(options: Options<GetApiV1PersonsByDistinctIdEventsData, ThrowOnError>): RequestResult<GetApiV1PersonsByDistinctIdEventsResponses, GetApiV1PersonsByDistinctIdEventsErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1PersonsByDistinctIdEventsResponses, GetApiV1PersonsByDistinctIdEventsErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/persons/{distinct_id}/events',
    ...options
});

/**
 * Saved insights, by name
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1InsightsSaved = <ThrowOnError extends boolean = false>(options?: Options<GetApiV1InsightsSavedData, ThrowOnError>): RequestResult<GetApiV1InsightsSavedResponses, GetApiV1InsightsSavedErrors, ThrowOnError> => (options?.client ?? client).get<GetApiV1InsightsSavedResponses, GetApiV1InsightsSavedErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/saved',
    ...options
});

/**
 * Save an insight
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const postApiV1InsightsSaved = <ThrowOnError extends boolean = false>(options: Options<PostApiV1InsightsSavedData, ThrowOnError>): RequestResult<PostApiV1InsightsSavedResponses, PostApiV1InsightsSavedErrors, ThrowOnError> => (options.client ?? client).post<PostApiV1InsightsSavedResponses, PostApiV1InsightsSavedErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/saved',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Forget a saved insight
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const deleteApiV1InsightsSavedById = <ThrowOnError extends boolean = false>(options: Options<DeleteApiV1InsightsSavedByIdData, ThrowOnError>): RequestResult<DeleteApiV1InsightsSavedByIdResponses, DeleteApiV1InsightsSavedByIdErrors, ThrowOnError> => (options.client ?? client).delete<DeleteApiV1InsightsSavedByIdResponses, DeleteApiV1InsightsSavedByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/saved/{id}',
    ...options
});

/**
 * One saved insight
 *
 * Needs a read key (or an admin key), or the session of a member.
 */
export const getApiV1InsightsSavedById = <ThrowOnError extends boolean = false>(options: Options<GetApiV1InsightsSavedByIdData, ThrowOnError>): RequestResult<GetApiV1InsightsSavedByIdResponses, GetApiV1InsightsSavedByIdErrors, ThrowOnError> => (options.client ?? client).get<GetApiV1InsightsSavedByIdResponses, GetApiV1InsightsSavedByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/saved/{id}',
    ...options
});

/**
 * Replace a saved insight
 *
 * Needs an admin key, or the session of an editor or owner.
 */
export const putApiV1InsightsSavedById = <ThrowOnError extends boolean = false>(options: Options<PutApiV1InsightsSavedByIdData, ThrowOnError>): RequestResult<PutApiV1InsightsSavedByIdResponses, PutApiV1InsightsSavedByIdErrors, ThrowOnError> => (options.client ?? client).put<PutApiV1InsightsSavedByIdResponses, PutApiV1InsightsSavedByIdErrors, ThrowOnError>({
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'bellwether.session_token',
            type: 'apiKey'
        }],
    url: '/api/v1/insights/saved/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});
