package dev.missioncontrol.ledger.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Location;
import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.StatusBadge;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@WithMockUser(
        username = "root",
        roles = {"ADMIN", "MEMBER"})
class LedgerViewTests {

    private enum Type implements EntryType {
        CREATED,
        JUDGED;

        @Override
        public String code() {
            return this == CREATED ? "workflow.created" : "gate.judged";
        }
    }

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private LedgerTimelines timelines;

    @Autowired
    private LogSummary log;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();

    @BeforeEach
    void openPage() {
        append(Type.CREATED, "Rename a class");
        append(Type.JUDGED, "Gate0 is satisfied");
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(), context, UI::new));
    }

    @AfterEach
    void closePage() {
        MockVaadin.tearDown();
    }

    @Test
    void showsEveryChainTheLatestFirst() {
        open("ledger");

        assertThat(items(_get(LedgerTimeline.class)))
                .extracting(item -> item.entry().summary())
                .startsWith("Gate0 is satisfied", "Rename a class");
    }

    @Test
    void aLinkOpensItsEntry() {
        open(LedgerNavigation.entry(entry(0)));

        LedgerTimeline timeline = _get(LedgerTimeline.class);
        assertThat(timeline.isOpen(entry(0))).isTrue();
        assertThat(timeline.isHighlighted(entry(0))).isTrue();
        assertThat(items(timeline)).hasSize(2);
    }

    @Test
    void aLinkToNothingIsRefused() {
        LedgerView view = new LedgerView(entries, timelines, log);
        for (String address : List.of("", "x", chain + "/x", chain + "/99", chain.toString())) {
            assertThatThrownBy(() -> view.find(address)).as(address).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void filtersByWhatIsTyped() {
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);
        _setValue(_get(timeline, TextField.class, spec -> spec.withPlaceholder("Search summaries")), "gate0");

        assertThat(items(timeline)).extracting(item -> item.entry().index()).containsExactly(1L);
    }

    @Test
    void anAddressCanNarrowTheEntriesDown() {
        open("ledger?text=rename&actor=alice&digest=" + entry(0).hash().abbreviated());

        assertThat(items(_get(LedgerTimeline.class)))
                .extracting(item -> item.entry().chain())
                .containsExactly(chain);
        assertThat(_get(TextField.class, spec -> spec.withPlaceholder("Any digest or commit"))
                        .getValue())
                .isEqualTo(entry(0).hash().abbreviated());
    }

    @Test
    void whatIsNoDigestDoesNotCount() {
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);
        _click(_get(timeline, Button.class, spec -> spec.withText("More filters")));
        _setValue(_get(timeline, TextField.class, spec -> spec.withPlaceholder("Any digest or commit")), "zz");

        assertThat(items(timeline)).hasSize(2);
    }

    @Test
    void saysWhenNothingMatchesAndOffersToClear() {
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);
        _setValue(_get(timeline, TextField.class, spec -> spec.withPlaceholder("Search summaries")), "no such thing");
        assertThat(_get(timeline, H2.class).getText()).isEqualTo("No entry matches");

        _click(_get(timeline, Button.class, spec -> spec.withText("Clear filters")));

        assertThat(items(timeline)).hasSize(2);
    }

    @Test
    void anEmptyChainSaysWhatWillStandThere() {
        LedgerTimeline timeline = timelines.of(WorkflowId.next(), EntryOrder.OLDEST_FIRST);
        UI.getCurrent().add(timeline);

        assertThat(_get(timeline, H2.class).getText()).isEqualTo("Nothing is recorded yet");
    }

    @Test
    void anEntryOpensToItsPayload() {
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);
        EntryRow row = row(timeline, 0);
        NativeButton toggle = _get(row, NativeButton.class);
        assertThat(_find(row, Pre.class)).isEmpty();

        _click(toggle);

        assertThat(toggle.getElement().getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(_get(row, Pre.class).getText()).contains("\"summary\" : \"Rename a class\"");
        _click(toggle);
        assertThat(_find(row, Pre.class)).isEmpty();
    }

    @Test
    void aStoredDocumentCanBeDownloaded() {
        transactions.executeWithoutResult(status -> artifacts.store(
                chain,
                ArtifactKind.LOG,
                "build.log",
                "text/plain",
                chain.toString().getBytes(UTF_8),
                Actor.SYSTEM));
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);
        EntryRow row = row(timeline, 2);
        _click(_get(row, NativeButton.class));

        assertThat(_find(_get(row, ArtifactLink.class), Span.class))
                .extracting(Span::getText)
                .containsExactly("build.log (36 B)");
    }

    @Test
    void verifyingMarksEveryEntry() {
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);

        verify(timeline);

        assertThat(badges(timeline)).containsExactly("Verified");
        assertThat(badges(row(timeline, 0))).containsExactly("Holds");
        assertThat(badges(row(timeline, 1))).containsExactly("Holds");
    }

    @Test
    void verifyingNamesWhatWasTamperedWith() throws SQLException {
        forgeActorOfFirstEntry();
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);

        verify(timeline);

        assertThat(badges(timeline)).containsExactly("Tampered");
        EntryRow row = row(timeline, 0);
        assertThat(badges(row)).containsExactly("Tampered");
        _click(_get(row, NativeButton.class));
        assertThat(_find(row, Span.class)).extracting(Span::getText).contains("actor: expected ");
        assertThat(badges(row(timeline, 1))).containsExactly("Holds");
    }

    @Test
    void verifyingMarksTheEntryWhoseDocumentWasTamperedWith() throws SQLException {
        String digest = transactions
                .execute(status -> artifacts.store(
                        chain,
                        ArtifactKind.LOG,
                        "build.log",
                        "text/plain",
                        chain.toString().getBytes(UTF_8),
                        Actor.SYSTEM))
                .digest()
                .hex();
        forge("ledger_artifact", "UPDATE ledger_artifact SET content = '\\x00' WHERE digest = '" + digest + "'");
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);

        verify(timeline);

        assertThat(badges(row(timeline, 1))).containsExactly("Holds");
        EntryRow row = row(timeline, 2);
        assertThat(badges(row)).containsExactly("Tampered");
        _click(_get(row, NativeButton.class));
        assertThat(_find(row, Span.class)).extracting(Span::getText).contains("document content: expected ");
        assertThat(outcome(timeline)).isEqualTo("This chain was tampered with: look for the red entry.");
    }

    @Test
    void verifyingSaysWhatIsWrongWithTheHeadOfAChain() throws SQLException {
        forge("ledger_chain", "UPDATE ledger_chain SET next_index = 7 WHERE chain = '" + chain + "'");
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);

        verify(timeline);

        assertThat(outcome(timeline)).isEqualTo("This chain was tampered with: head.nextIndex should be 2 and is 7.");
    }

    @Test
    void holdsStillWhileAnEntryIsOpenAndOffersWhatIsNew() {
        LedgerTimeline timeline = show(EntryOrder.NEWEST_FIRST);
        _click(_get(row(timeline, 0), NativeButton.class));
        append(Type.JUDGED, "Gate1 is satisfied");
        await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(true);
            return !_find(timeline, Button.class, spec -> spec.withText("1 new entry"))
                    .isEmpty();
        });

        assertThat(items(timeline)).extracting(item -> item.entry().index()).containsExactly(1L, 0L);
        _click(_get(timeline, Button.class, spec -> spec.withText("1 new entry")));
        assertThat(items(timeline)).extracting(item -> item.entry().index()).containsExactly(2L, 1L, 0L);
    }

    @Test
    void anAdministratorTombstonesAPayloadWithAReason() {
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);
        EntryRow row = row(timeline, 0);
        _click(_get(row, NativeButton.class));
        _click(_get(row, Button.class, spec -> spec.withText("Tombstone payload")));
        _setValue(_get(TextArea.class), "personal data");
        _click(_get(Button.class, spec -> spec.withText("Tombstone")));

        assertThat(entries.payload(entry(0).payloadDigest())).isEmpty();
        assertThat(items(timeline)).hasSize(3);
        row = row(timeline, 0);
        assertThat(_find(row, Span.class)).extracting(Span::getText).contains("Tombstoned");
    }

    @Test
    @WithMockUser(roles = "MEMBER")
    void aMemberIsNotOfferedToTombstone() {
        LedgerTimeline timeline = show(EntryOrder.OLDEST_FIRST);
        EntryRow row = row(timeline, 0);
        _click(_get(row, NativeButton.class));

        assertThat(_find(row, Button.class)).isEmpty();
    }

    private void open(String address) {
        BeforeEnterEvent event = mock(BeforeEnterEvent.class);
        when(event.getLocation()).thenReturn(new Location(address));
        LedgerView view = new LedgerView(entries, timelines, log);
        view.beforeEnter(event);
        UI.getCurrent().add(view);
    }

    private LedgerTimeline show(EntryOrder order) {
        LedgerTimeline timeline = timelines.of(chain, order);
        UI.getCurrent().add(timeline);
        return timeline;
    }

    private static void verify(LedgerTimeline timeline) {
        _get(timeline, VerificationBar.class).start(UI.getCurrent()).join();
        MockVaadin.clientRoundtrip(true);
    }

    private static List<TimelineItem> items(LedgerTimeline timeline) {
        VirtualList<TimelineItem> list = list(timeline);
        return list.getDataProvider()
                .fetch(new Query<>(0, 50, List.of(), null, null))
                .toList();
    }

    private static EntryRow row(LedgerTimeline timeline, int position) {
        EntryRow row = new EntryRow(timeline, items(timeline).get(position));
        timeline.add(row);
        return row;
    }

    @SuppressWarnings("unchecked")
    private static VirtualList<TimelineItem> list(LedgerTimeline timeline) {
        return _get(timeline, VirtualList.class);
    }

    private static List<String> badges(com.vaadin.flow.component.Component within) {
        return _find(within, StatusBadge.class).stream()
                .map(StatusBadge::getText)
                .toList();
    }

    private LedgerEntry entry(long index) {
        return entries.find(chain, index).orElseThrow();
    }

    private void append(Type type, String summary) {
        transactions.executeWithoutResult(
                status -> ledger.append(chain, type, Actor.user("alice"), summary, Map.of("chain", chain)));
    }

    private static String outcome(LedgerTimeline timeline) {
        return _get(timeline, VerificationBar.class)
                .getChildren()
                .filter(part -> "status".equals(part.getElement().getAttribute("role")))
                .flatMap(com.vaadin.flow.component.Component::getChildren)
                .filter(Span.class::isInstance)
                .map(part -> part.getElement().getText())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private void forgeActorOfFirstEntry() throws SQLException {
        forge(
                "ledger_entry",
                "UPDATE ledger_entry SET actor = 'user:mallory' WHERE chain = '" + chain + "' AND entry_index = 0");
    }

    private static void forge(String table, String change) throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            statement.execute(change);
            statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
            connection.commit();
        }
    }
}
