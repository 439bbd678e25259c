package org.talanoa.portal;

import java.util.StringJoiner;

/** Two reviews as consultation-service tells them. */
public final class Examples {
    public static final String CURRENT = "gcm-ap-2027-2028";
    public static final String PAST = "gcm-ap-2020-2021";

    public static final String REVIEW =
            """
            {"id":"gcm-ap-2027-2028",
             "title":{"en":"Asia-Pacific Regional Review of the Global Compact for Safe, Orderly and Regular Migration, 2028",
                      "fr":"Examen régional Asie-Pacifique du Pacte mondial pour des migrations sûres, ordonnées et régulières, 2028"},
             "shortTitle":{"en":"Asia-Pacific review of the Global Compact for Migration, 2028",
                           "ar":"استعراض آسيا والمحيط الهادئ للاتفاق العالمي من أجل الهجرة، 2028"},
             "current":true,"region":{"en":"Asia and the Pacific"},"languages":["en","fr"],
             "organizers":[{"en":"United Nations Economic and Social Commission for Asia and the Pacific (ESCAP)"},
                           {"en":"Regional UN Network on Migration for Asia and the Pacific"}],
             "intergovernmentalMeeting":{"title":{"en":"Second Asia-Pacific Regional Review"},"location":{"en":"Bangkok","ar":"بانكوك"},
                "startDate":"2028-03-07","endDate":"2028-03-09","documents":[]},
             "framework":{"id":"gcm","title":{"en":"Global Compact for Migration"},"objectives":[
                {"number":4,"code":"GCM-04","title":{"en":"Ensure that all migrants have proof of legal identity"},"shortTitle":{"en":"Legal identity","ar":"الهوية القانونية"}},
                {"number":8,"code":"GCM-08","title":{"en":"Save lives"},"shortTitle":{"en":"Save lives","ar":"إنقاذ الأرواح"}},
                {"number":14,"code":"GCM-14","title":{"en":"Consular protection"}}]},
             "stakeholderTypes":[{"code":"civil_society","label":{"en":"Civil society organization","ar":"منظمة مجتمع مدني"}},
                                 {"code":"youth","label":{"en":"Youth organization"}}],
             "subregions":[{"code":"sea","name":{"en":"South-East Asia"}}],
             "countries":[{"code":"KI","name":{"en":"Kiribati","ar":"كيريباس"},"subregion":"pac"},{"code":"TH","name":{"en":"Thailand"},"subregion":"sea"},
                          {"code":"CH","name":{"en":"Switzerland"}}],
             "topics":[{"code":"border_management","title":{"en":"border management"}}],
             "contacts":[{"role":{"en":"Stakeholder liaison"},"organization":{"en":"ESCAP"},"email":"stakeholder-liaison@example.org"}],
             "delegatesPerConsultation":2,
             "form":{"version":3,"fields":[
                {"id":"work","kind":"LONG_TEXT","required":true,"label":{"en":"What do you work on?","ar":"ما مجال عملكم؟"},"help":{"en":"In two or three sentences."},"maxLength":500},
                {"id":"members","kind":"TEXT","required":false,"label":{"en":"How many members do you have?"}},
                {"id":"before","kind":"CHOICE","required":true,"label":{"en":"Did you take part in 2020?"},"options":[{"id":"yes","label":{"en":"Yes"}},{"id":"no","label":{"en":"No"}}]},
                {"id":"reach","kind":"CHOICES","required":false,"label":{"en":"Whom do you reach?"},"options":[{"id":"women","label":{"en":"Women"}},{"id":"children","label":{"en":"Children"}}]}]}}
            """;

    private static final String PAST_REVIEW =
            """
            {"id":"gcm-ap-2020-2021","title":{"en":"Asia-Pacific Regional Review of Implementation of the Global Compact, 2021"},
             "shortTitle":{"en":"Asia-Pacific review, 2020–2021"},"current":false,"organizers":[],
             "intergovernmentalMeeting":{"title":{"en":"Asia-Pacific Regional Review"},"location":{"en":"Bangkok"},"startDate":"2021-03-10","endDate":"2021-03-12",
               "documents":[{"symbol":"ESCAP/GCM/2021/CRP.2","title":{"en":"Summary of stakeholder consultations"},"date":"2021-02-26"}]},
             "framework":{"id":"gcm","title":{"en":"Global Compact"},"objectives":[{"number":13,"title":{"en":"Detention as a last resort"}}]},
             "stakeholderTypes":[],"countries":[],"contacts":[],"delegatesPerConsultation":2,"unknownToThisPortal":1}
            """;

    public static final String CONSULTATIONS =
            """
            {"items":[
             {"id":"c1","reviewId":"gcm-ap-2027-2028","order":1,"title":{"en":"Ensuring that migration is voluntary, orderly and regular"},"date":"2027-10-06",
              "startTime":"11:00","endTime":"14:00","timeZone":"Asia/Bangkok","mode":"ONLINE","objectives":[14],"status":"HELD","participatingOrganizations":{"atLeast":80}},
             {"id":"c2","reviewId":"gcm-ap-2027-2028","order":2,"title":{"en":"Protecting migrants through rights-based border governance measures","ar":"حماية المهاجرين من خلال تدابير لإدارة الحدود قائمة على الحقوق"},"date":"2027-11-18",
              "startTime":"11:00","endTime":"14:00","timeZone":"Asia/Bangkok","mode":"ONLINE","objectives":[4,8],"status":"OPEN","capacity":200,"seatsLeft":0,
              "registrationClosesAt":"2027-11-03T16:59:00Z"},
             {"id":"c3","reviewId":"gcm-ap-2027-2028","order":3,"title":{"en":"Supporting migrants’ protection, integration and contribution to development"},"date":"2027-12-15","plannedDate":"2027-12-08",
              "startTime":"11:00","endTime":"14:00","timeZone":"Asia/Bangkok","mode":"ONLINE","objectives":[14],"status":"OPEN","capacity":200,"seatsLeft":58,
              "registrationClosesAt":"2027-12-01T16:59:00Z"},
             {"id":"c4","reviewId":"gcm-ap-2027-2028","order":4,"title":{"en":"Improving evidence-based policymaking"},"date":"2028-01-19",
              "startTime":"11:00","endTime":"14:00","timeZone":"Asia/Bangkok","mode":"ONLINE","objectives":[],"status":"ANNOUNCED","registrationOpensAt":"2027-11-30T17:00:00Z"}],
             "page":0,"size":50,"total":4}
            """;

    private static final String PAST_CONSULTATIONS =
            """
            {"items":[{"id":"p4","reviewId":"gcm-ap-2020-2021","order":4,"title":{"en":"Cooperation on migration"},"timeZone":"Asia/Bangkok","objectives":[13],"status":"ANNOUNCED"}],
             "page":0,"size":50,"total":1}
            """;

    /** What an organization reads of itself from registration-service. */
    public static final String REGISTRATION =
            """
            {"id":"r1","reference":"TAL-7K2P-9QX4","version":2,"reviewId":"gcm-ap-2027-2028","status":"UNDER_REVIEW",
             "organization":{"name":"Lagoon Voices Youth Assembly","acronym":"LVYA","type":"youth","country":"KI","subregion":"pac","website":"https://example.org"},
             "focalPoint":{"givenName":"Tala","familyName":"Fonoti","email":"tala@example.org","locale":"en"},
             "delegates":[{"id":"d1","givenName":"Tala","familyName":"Fonoti","email":"tala@example.org","locale":"en","consultationIds":["c1","c3"],"wantsToSpeak":true},
                          {"id":"d2","givenName":"Ioane","familyName":"Teb","email":"ioane@example.org","locale":"fr","consultationIds":["c3"],"wantsToSpeak":false,"accessNeeds":"captions"}],
             "consultationIds":["c1","c3"],"visibility":"ORGANIZATION_ONLY","formVersion":3,
             "answers":{"work":"Papers for those who leave","before":"no","reach":"women,children"},
             "consents":{"privacyNotice":true,"codeOfConduct":true,"publishName":true,"mailingList":false},
             "seats":[{"consultationId":"c1","state":"CONFIRMED"},{"consultationId":"c3","state":"REQUESTED"}],
             "submittedAt":"2027-09-15T08:41:00Z",
             "history":[{"at":"2027-09-15T08:41:00Z","what":"RECEIVED","by":"ORGANIZATION"},{"at":"2027-09-15T08:47:00Z","what":"CONFIRMED","by":"ORGANIZATION"},
                        {"at":"2027-09-16T08:47:00Z","what":"SOMETHING_NEW","by":"SOMEBODY_NEW"}]}
            """;

    /** What a delegate of it reads of the own entry. */
    public static final String ENTRY =
            """
            {"id":"r3","reference":"TAL-3333-9QX4","reviewId":"gcm-ap-2027-2028","status":"APPROVED",
             "organization":{"name":"Reef Watchers Union"},"consultationIds":["c1","c3","c4"],
             "delegates":[{"id":"d1","givenName":"Ioane","familyName":"Teb","email":"ioane@example.org","locale":"fr","consultationIds":["c1","c3"],"wantsToSpeak":true,"accessNeeds":"captions"}],
             "seats":[{"consultationId":"c1","state":"CONFIRMED"},{"consultationId":"c3","state":"WAITLISTED","waitlistPosition":4,"waitlistLength":9}]}
            """;

    private Examples() {}

    /** From now on the first consultation is cancelled and the third has moved, both with a why. */
    public static void consultationsHaveReasons(StandIn consultation) {
        json(
                consultation,
                "/" + CURRENT + "/consultations",
                CONSULTATIONS
                        .replace(
                                "\"status\":\"HELD\"",
                                "\"status\":\"CANCELLED\",\"note\":{\"en\":\"The hall is flooded\"}")
                        .replace(
                                "\"plannedDate\":",
                                "\"dateNote\":{\"en\":\"Elections in the host country\"},\"plannedDate\":"));
    }

    /** From now on every link opens these registrations, in pairs of id and role. */
    public static void linksOpen(StandIn notification, String... reached) {
        var registrations = new StringJoiner(",");
        for (int i = 0; i < reached.length; i += 2) {
            registrations.add(
                    "{\"id\":\"%s\",\"reviewId\":\"%s\",\"role\":\"%s\"%s}"
                            .formatted(
                                    reached[i],
                                    CURRENT,
                                    reached[i + 1],
                                    reached[i + 1].equals("DELEGATE")
                                            ? ",\"delegateId\":\"d1\""
                                            : ""));
        }
        notification.answers(
                "POST",
                "/api/v1/access-links/redemption",
                200,
                "application/json",
                "{\"contact\":\"r1.focal-point\",\"registrations\":[" + registrations + "]}");
    }

    public static void registrationsAreAccepted(StandIn registration) {
        registration.answers(
                "POST",
                "/api/v1/registrations",
                201,
                "application/json",
                "{\"id\":\"r1\",\"reference\":\"TAL-7K2P\",\"version\":1,\"status\":\"UNCONFIRMED\"}");
    }

    public static void linksOpenNothing(StandIn notification) {
        notification.answers(
                "POST",
                "/api/v1/access-links/redemption",
                422,
                "application/problem+json",
                "{\"status\":422,\"errors\":[{\"pointer\":\"/token\",\"code\":\"TOKEN_INVALID\",\"message\":\"No link.\"}]}");
    }

    public static void reviewsIn(StandIn service) {
        json(
                service,
                "",
                "{\"items\":["
                        + REVIEW
                        + ","
                        + PAST_REVIEW
                        + "],\"page\":0,\"size\":50,\"total\":2}");
        json(service, "/" + CURRENT, REVIEW);
        json(service, "/" + CURRENT + "/consultations", CONSULTATIONS);
        json(service, "/" + PAST, PAST_REVIEW);
        json(service, "/" + PAST + "/consultations", PAST_CONSULTATIONS);
    }

    private static void json(StandIn service, String path, String body) {
        service.answers("GET", "/api/v1/reviews" + path, 200, "application/json", body);
    }
}
